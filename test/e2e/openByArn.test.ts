import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { requestsSince } from "./requests";
import { shareWorkbench } from "./withWorkbench";
import type { Workbench } from "./workbench";

const title = "Open Inference Profile by ARN or ID";
const id = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
const name = "US Anthropic Claude Sonnet 4.5";
/** Of a Region that is not shown. */
const arn = `arn:aws:bedrock:us-west-2:123456789012:inference-profile/${id}`;

async function openInput(workbench: Workbench): Promise<void> {
  await workbench.runCommand(`Bedrock: ${title}...`);
  await workbench.quickInput.waitForTitle(title);
}

describe("opening a profile by its ARN or ID", () => {
  const inWorkbench = shareWorkbench({ settings: { "bedrockProfiles.regions": ["us-east-1", "eu-central-1"] } });

  it(
    "says as it is typed what a text names, or what is wrong with it",
    inWorkbench(async (workbench) => {
      const { quickInput, clipboard, endpoint } = workbench;
      await clipboard.write("no reference");
      await openInput(workbench);
      assert.equal(await quickInput.value(), "");
      const cases: [typed: string, said: RegExp][] = [
        [arn, /system-defined inference profile in us-west-2/],
        [
          arn.replace("inference-profile", "application-inference-profile"),
          /application inference profile in us-west-2/,
        ],
        ["arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0", /something else: foundation-model/],
        ["arn:aws:s3:::bucket/key", /something else/],
        ["arn:aws:bedrock:us-east-1", /not a whole ARN/],
        [arn.replace("us-west-2", "us-west-2.evil.example"), /not a Region code/],
        [arn.replace("123456789012", "1234"), /12 digits/],
        [arn.replace("arn:aws:", "arn:aws-us-gov:"), /not in the partition/],
        ["two words", /up to 64 letters/],
      ];
      for (const [typed, said] of cases) {
        await quickInput.type(typed);
        await quickInput.waitForMessage(said);
      }
      await quickInput.accept();
      await quickInput.waitForMessage(/up to 64 letters/);
      await quickInput.cancel();
      assert.deepEqual(await endpoint.requests(), []);
    }),
  );

  it(
    "opens what the clipboard holds, in the ARN's own Region and without leave to list anything",
    inWorkbench(async (workbench) => {
      const { quickInput, clipboard, details, endpoint } = workbench;
      const denied = { kind: "error", error: "AccessDeniedException", count: 0 } as const;
      await endpoint.setFaults(
        { ...denied, operation: "ListInferenceProfiles" },
        { ...denied, operation: "ListFoundationModels" },
      );
      await clipboard.write(`  ${arn}\n`);
      await openInput(workbench);
      assert.equal(await quickInput.value(), arn);
      await quickInput.accept();
      await details.heading(name).waitFor();
      const [first] = await requestsSince(endpoint, 0);
      assert.match(first ?? "", /GetInferenceProfile us-west-2/);
    }),
  );

  it(
    "finds an ID in whichever Region shown has it",
    inWorkbench(async (workbench) => {
      const { quickInput, details } = workbench;
      await openInput(workbench);
      await quickInput.type("eu.amazon.nova-pro-v1:0");
      await quickInput.accept();
      await details.heading("EU Amazon Nova Pro").waitFor();
      assert.match(JSON.stringify(await details.facts()), /eu-central-1/);
    }),
  );

  it(
    "says each refusal below the input, and keeps what was typed",
    inWorkbench(async (workbench) => {
      const { quickInput, endpoint, details } = workbench;
      await openInput(workbench);
      await quickInput.type(arn);
      const refusals: [error: string, said: RegExp][] = [
        ["AccessDeniedException", /You do not have permission to view this inference profile in us-west-2/],
        ["InternalServerException", /internal error/],
        ["ResourceNotFoundException", /not there, or no longer/],
        ["ThrottlingException", /too many requests/],
        ["ValidationException", /AWS reported/],
      ];
      for (const [error, said] of refusals) {
        await endpoint.setFaults({ kind: "error", error, operation: "GetInferenceProfile", count: 0 });
        await quickInput.accept();
        await quickInput.waitForMessage(said);
        assert.equal(await quickInput.value(), arn);
        await endpoint.clearFaults();
      }
      await quickInput.accept();
      await details.heading(name).waitFor();
    }),
  );

  it(
    "stops a search that is left with Esc",
    inWorkbench(async (workbench) => {
      const { quickInput, endpoint } = workbench;
      await endpoint.setFaults({ kind: "hang", operation: "GetInferenceProfile", count: 0 });
      await openInput(workbench);
      await quickInput.type(arn);
      const since = await endpoint.mark();
      await quickInput.accept();
      await endpoint.waitForRequest({ operation: "GetInferenceProfile" }, { since });
      await quickInput.cancel();
      const ended = await endpoint.waitForRequest({ operation: "GetInferenceProfile" }, { since, until: "finished" });
      assert.equal(ended.outcome, "abandoned");
    }),
  );
});
