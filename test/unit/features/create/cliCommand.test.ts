import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { cliCommand } from "../../../../src/features/create/cliCommand";
import { runProgram } from "../../../host/sandbox";
import { completeDraft, nova, sonnet, virginia } from "../../changes/samples";

/** Splits a command into words with a POSIX shell. The command must have no other effect. */
async function words(command: string): Promise<string[]> {
  const script = `for word in ${command}; do printf '%s\\0' "$word"; done`;
  const { stdout, files } = await runProgram("/bin/sh", ["-c", script]);
  assert.deepEqual(files, [], "the shell has run a part of the command");
  return stdout.split("\0").slice(0, -1);
}

describe("the AWS CLI command", () => {
  it("contains every answer", () => {
    assert.equal(
      cliCommand(completeDraft({ connection: { ...virginia, awsProfile: "dev" } })),
      "aws bedrock create-inference-profile --region us-east-1 --profile dev --inference-profile-name search-chat " +
        `--description 'For the search team' --model-source copyFrom=${sonnet.arn} --tags key=team,value=search`,
    );
  });

  it("omits empty answers", () => {
    assert.equal(
      cliCommand(completeDraft({ source: nova, description: "", tags: [] })),
      "aws bedrock create-inference-profile --region us-east-1 --inference-profile-name search-chat " +
        `--model-source copyFrom=${nova.arn}`,
    );
  });

  it("quotes every answer as one shell word", async () => {
    const difficult = [
      "it's",
      "$HOME",
      "`touch marker`",
      "$(touch marker)",
      "x; touch marker",
      "x' touch marker '",
      "x'; touch marker; '",
      "x > marker",
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
    for (const awsProfile of difficult) {
      const command = cliCommand(completeDraft({ connection: { ...virginia, awsProfile } }));
      assert.equal((await words(command))[6], awsProfile);
    }
    const dashed = cliCommand(completeDraft({ connection: { ...virginia, awsProfile: "-dev" } }));
    assert.ok((await words(dashed)).includes("--profile=-dev"));
  });

  it("quotes characters that are special in the shorthand syntax of the CLI", async () => {
    const tags = [
      { key: "cost center", value: "a=b" },
      { key: "empty", value: "" },
      { key: "team", value: "search" },
      { key: "at", value: "@home" },
    ];
    assert.deepEqual((await words(cliCommand(completeDraft({ tags })))).slice(-4), [
      'key="cost center",value="a=b"',
      'key=empty,value=""',
      "key=team,value=search",
      "key=at,value=@home",
    ]);
  });
});
