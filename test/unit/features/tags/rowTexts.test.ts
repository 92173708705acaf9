import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Tag } from "../../../../src/domain/inferenceProfile";
import { tagTable } from "../../../../src/domain/tagTable";
import { editText, keyTexts, newKeyTexts, planTexts } from "../../../../src/features/tags/rowTexts";
import { formatManagedWarning, formatManager, formatDeviations } from "../../../../src/messages/tags";
import { applicationProfile } from "../../domain/samples";

const tag = (key: string, value: string): Tag => ({ key, value });
const table = tagTable([
  [tag("team", "search"), tag("env", "dev"), tag("aws:cloudformation:stack-name", "s")],
  [tag("team", "search"), tag("env", "prod"), tag("Env", "x")],
  [tag("team", "search")],
]);
const keys = table.map(({ key }) => key);
const texts = (key: string) => {
  const row = table.find((each) => each.key === key);
  assert.ok(row);
  return keyTexts(row, 3, undefined, keys);
};

describe("the rows of the tag editor", () => {
  it("list the keys of all profiles in order, with AWS keys last", () => {
    assert.deepEqual(keys, ["Env", "env", "team", "aws:cloudformation:stack-name"]);
  });

  it("show the value if all profiles have it, and otherwise the number of values and profiles", () => {
    assert.deepEqual(texts("team"), { label: "team=search", description: "", detail: "" });
    assert.deepEqual(texts("env"), {
      label: "env",
      description: "2 different values · on 2 of 3 profiles",
      detail: "Similar to Env",
    });
    assert.equal(texts("aws:cloudformation:stack-name").description, "on 1 of 3 profiles · set by AWS");
  });

  it("point out that a new key is similar to another one", () => {
    const { description, detail } = newKeyTexts("Team", { kind: "set", key: "Team", value: "x" }, 3, false, keys);
    assert.deepEqual([description, detail], ["new", "Will be set to x on all profiles · Similar to team"]);
  });

  it("show what will be done with a key", () => {
    assert.equal(editText({ kind: "set", key: "a", value: "" }, 2), "Will be set to (empty) on all profiles");
    assert.equal(editText({ kind: "setMissing", key: "a", value: "b" }, 2), "Will be set to b where it is missing");
    assert.equal(editText({ kind: "remove", key: "a" }, 1), "Will be removed");
  });

  it("show the old and new values in the plan", () => {
    const changes = [
      { key: "team", before: "search", after: "ads" },
      { key: "env", before: "", after: undefined },
    ];
    const planned = {
      connection: { region: "us-east-1", awsProfile: "dev" },
      profile: applicationProfile("a"),
      changes,
    };
    assert.deepEqual(planTexts(planned), {
      label: "name of a",
      description: "us-east-1 · dev",
      detail: "team: search → ads · env: (empty) → (no tag)",
    });
  });
});

describe("texts about tags", () => {
  it("include the stack that manages a profile, and warn of drift", () => {
    const { headline, explanation } = formatManagedWarning({
      kind: "cloudFormation",
      stack: "search-prod",
      logicalId: "Chat",
    });
    assert.match(headline, /CloudFormation stack search-prod, resource Chat/);
    assert.match(explanation, /drift/);
    assert.deepEqual(
      [{}, { logicalId: "Chat" }].map((known) => formatManager({ kind: "cloudFormation", ...known })),
      ["CloudFormation stack", "CloudFormation resource Chat"],
    );
    assert.match(
      formatManagedWarning({ kind: "tag", key: "managed-by", value: "terraform" }).headline,
      /\(managed-by=terraform\)/,
    );
  });

  it("include missing tags and values that are not allowed", () => {
    const team = { key: "team", values: ["a"] };
    assert.equal(formatDeviations([]), "");
    assert.equal(
      formatDeviations([
        { kind: "missing", required: { key: "owner", values: [] } },
        { kind: "notAllowed", required: team, value: "b" },
      ]),
      "missing tags: owner · tag values not allowed: team=b",
    );
  });
});
