import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { maximumTags } from "../../../src/domain/constraints";
import type { Tag } from "../../../src/domain/inferenceProfile";
import { tagChoices } from "../../../src/domain/tags";

const team = { key: "team", value: "search" };
const stage = { key: "stage", value: "prod" };

describe("the choices for a typed tag", () => {
  const values: Readonly<Record<string, readonly string[]>> = { team: ["search", "research", "chat"], stage: ["prod"] };
  const suggestions = { keys: ["team", "stage", "cost-center"], values: (key: string) => values[key] ?? [] };
  const choices = (text: string, tags: readonly Tag[] = [], editedIndex?: number) =>
    tagChoices(text, tags, editedIndex, suggestions);

  it("are the suggested keys that the profile does not have yet", () => {
    assert.deepEqual(choices("", [team]), [
      { kind: "completeKey", key: "stage" },
      { kind: "completeKey", key: "cost-center" },
    ]);
  });

  it("begin with the typed key, followed by keys that contain it", () => {
    assert.deepEqual(choices("TA"), [
      { kind: "completeKey", key: "TA" },
      { kind: "completeKey", key: "stage" },
    ]);
    assert.deepEqual(choices("team"), [{ kind: "completeKey", key: "team" }]);
  });

  it("begin with the typed tag, followed by values in use for its key", () => {
    assert.deepEqual(choices("team=sea"), [
      { kind: "set", tag: { key: "team", value: "sea" } },
      { kind: "set", tag: { key: "team", value: "search" } },
      { kind: "set", tag: { key: "team", value: "research" } },
    ]);
    assert.deepEqual(choices("team=").length, 4);
  });

  it("show which tag will be replaced", () => {
    assert.deepEqual(choices("team=x", [team])[0], { kind: "set", tag: { key: "team", value: "x" }, replaced: team });
    assert.deepEqual(choices("group=x", [team], 0)[0], {
      kind: "set",
      tag: { key: "group", value: "x" },
      replaced: team,
    });
  });

  it("show why the text is invalid", () => {
    const [first, ...others] = choices("stage=p,");
    assert.equal(first?.kind, "invalid");
    assert.deepEqual(others, []);
    assert.deepEqual(choices("aws:x")[0], {
      kind: "invalid",
      violation: { kind: "key", violation: { kind: "reservedPrefix", prefix: "aws:" } },
    });
    assert.deepEqual(choices("stage=x", [team, stage], 0), [
      { kind: "invalid", violation: { kind: "repeatedKey", key: "stage" } },
    ]);
    const full = Array.from({ length: maximumTags }, (_, index) => ({ key: `key${index}`, value: "" }));
    assert.deepEqual(choices("team=search", full), [{ kind: "invalid", violation: { kind: "tooMany", maximum: 50 } }]);
  });
});
