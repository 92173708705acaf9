import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { localEndpointEnvironment } from "../host/environment";
import { runProgram, runProgramSync } from "../host/sandbox";
import { removeFolder, temporaryFolder } from "../host/temporaryFolder";
import { GuidedCreation, systemProfileArn, usualSource } from "./guidedCreation";
import { shareWorkbench } from "./withWorkbench";
import type { Workbench } from "./workbench";

const installed = runProgramSync("aws", ["--version"]).status === 0;
const reason = installed ? "" : " (skipped: there is no AWS CLI on PATH)";

const answers = {
  name: "reviewed profile",
  description: "v1.2: all of it is there",
  tags: ["team=search", "sum=1 + 1 = 2", "empty="],
};
const tags = [
  { key: "team", value: "search" },
  { key: "sum", value: "1 + 1 = 2" },
  { key: "empty", value: "" },
];

/** Copies the command from Review and gives it. */
async function copyCommand({ clipboard, quickInput }: Workbench, creation: GuidedCreation): Promise<string> {
  await clipboard.clear();
  await creation.choose("Copy as AWS CLI Command");
  await quickInput.row("Copy as AWS CLI Command").getByText("Copied").waitFor();
  return clipboard.read();
}

describe("the review of a creation", () => {
  const inWorkbench = shareWorkbench();

  it(
    "shows everything, copies it as an AWS CLI command, and each line leads to its step and back",
    inWorkbench(async (workbench) => {
      const { page, quickInput } = workbench;
      const creation = new GuidedCreation(workbench);
      await creation.startAndFillIn(answers);
      assert.deepEqual(await creation.review(), {
        Region: "us-east-1 · US East (N. Virginia)",
        Source: `US Anthropic Claude Sonnet 4.5 · ${usualSource}`,
        Name: answers.name,
        Description: answers.description,
        Tags: answers.tags.join(", "),
      });
      assert.equal(
        await copyCommand(workbench, creation),
        "aws bedrock create-inference-profile --region us-east-1 --inference-profile-name 'reviewed profile'" +
          ` --description 'v1.2: all of it is there' --model-source copyFrom=${systemProfileArn(usualSource)}` +
          ` --tags key=team,value=search 'key=sum,value="1 + 1 = 2"' 'key=empty,value=""'`,
      );
      // There and back without a change, by mouse; Review then stands where it was left.
      for (const [line, step] of [
        ["Region", "region"],
        ["Source", "source"],
        ["Name", "name"],
        ["Description", "description"],
        ["Tags", "tags"],
      ] as const) {
        await quickInput.pick(line);
        await creation.at(step);
        await quickInput.titleButton("Back").click();
        await creation.at("review");
        await quickInput.row(line).and(creation.focused).waitFor();
      }
      // With a change, by keyboard: one step, then Review again.
      await creation.choose("Description");
      await creation.at("description");
      await quickInput.type("");
      await quickInput.accept();
      await creation.at("review");
      await page.keyboard.press("Home");
      await creation.choose("Name");
      await creation.at("name");
      await quickInput.type("renamed");
      await quickInput.accept();
      await creation.at("review");
      // Another Region has other sources, so that one is asked for as well.
      await page.keyboard.press("Home");
      await creation.choose("Region");
      await creation.at("region");
      await creation.choose("eu-central-1");
      await creation.at("source");
      await creation.chooseSource("eu.amazon.nova-pro-v1:0");
      assert.deepEqual(await creation.review(), {
        Region: "eu-central-1 · Europe (Frankfurt)",
        Source: "EU Amazon Nova Pro · eu.amazon.nova-pro-v1:0",
        Name: "renamed",
        Description: "None",
        Tags: answers.tags.join(", "),
      });
      await creation.choose("Create");
      await creation.waitUntilRevealed("renamed");
      assert.deepEqual(await creation.created(), [
        {
          inferenceProfileName: "renamed",
          modelSource: { copyFrom: systemProfileArn("eu.amazon.nova-pro-v1:0", "eu-central-1") },
          tags,
        },
      ]);
      assert.deepEqual(
        (await creation.requests("CreateInferenceProfile")).map(({ region }) => region),
        ["eu-central-1"],
      );
    }),
  );

  it(
    `copies a command that makes the same profile when it is run${reason}`,
    { skip: !installed },
    inWorkbench(async (workbench) => {
      const creation = new GuidedCreation(workbench);
      await creation.startAndFillIn(answers);
      const command = await copyCommand(workbench, creation);
      const folder = temporaryFolder("cli");
      const env = localEndpointEnvironment(workbench.endpoint.url, folder);
      const { files } = await runProgram("/bin/sh", ["-c", command], { env });
      assert.deepEqual(files, []);
      removeFolder(folder);
      const [made, ...others] = await creation.profilesNamed(answers.name);
      assert.deepEqual(others, []);
      assert.equal(made?.profile["description"], answers.description);
      assert.equal(made?.copyFrom, systemProfileArn(usualSource));
      assert.deepEqual(made?.tags, tags);
    }),
  );
});
