import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { describe, it } from "node:test";
import { cliCommand } from "../../../src/creation/cliCommand";
import { completeDraft, nova, sonnet, virginia } from "./samples";

/** The words that a POSIX shell makes of a command. */
function words(command: string): string[] {
  const output = execFileSync("/bin/sh", ["-c", `for word in ${command}; do printf '%s\\0' "$word"; done`], {
    encoding: "utf8",
    env: { HOME: "/nonexistent" },
  });
  return output.split("\0").slice(0, -1);
}

describe("the AWS CLI command", () => {
  it("says everything that the request says", () => {
    assert.equal(
      cliCommand(completeDraft({ connection: { ...virginia, awsProfile: "dev" } })),
      "aws bedrock create-inference-profile --region us-east-1 --profile dev --inference-profile-name search-chat " +
        `--description 'For the search team' --model-source copyFrom=${sonnet.arn} --tags key=team,value=search`,
    );
  });

  it("leaves out what there is not", () => {
    assert.equal(
      cliCommand(completeDraft({ source: nova, description: "", tags: [] })),
      "aws bedrock create-inference-profile --region us-east-1 --inference-profile-name search-chat " +
        `--model-source copyFrom=${nova.arn}`,
    );
  });

  it("keeps every text one word of the shell, whatever is in it", () => {
    const awkward = [
      "it's",
      "$HOME",
      "`id`",
      "a b",
      'say "hi"',
      "back\\slash",
      "*",
      "~",
      "a;b&c|d>e",
      "two\nlines",
      "!x",
      "",
    ];
    for (const awsProfile of awkward) {
      const command = cliCommand(completeDraft({ connection: { ...virginia, awsProfile } }));
      assert.equal(words(command)[6], awsProfile);
    }
    const dashed = cliCommand(completeDraft({ connection: { ...virginia, awsProfile: "-dev" } }));
    assert.ok(words(dashed).includes("--profile=-dev"));
  });

  it("puts what the CLI's shorthand would read otherwise between its quotes", () => {
    const tags = [
      { key: "cost center", value: "a=b" },
      { key: "empty", value: "" },
      { key: "team", value: "search" },
      { key: "at", value: "@home" },
    ];
    assert.deepEqual(words(cliCommand(completeDraft({ tags }))).slice(-4), [
      'key="cost center",value="a=b"',
      'key=empty,value=""',
      "key=team,value=search",
      "key=at,value=@home",
    ]);
  });
});
