import assert from "node:assert/strict";
import * as vscode from "vscode";
import { scenario } from "../driver/scenario";
import { commands, inputTitle } from "../driver/texts";

suite("opening a profile by its ARN or ID", () => {
  const title = inputTitle(commands.openByArn);
  const id = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
  const name = "US Anthropic Claude Sonnet 4.5";
  /** Of a Region that is not shown. */
  const arn = `arn:aws:bedrock:us-west-2:123456789012:inference-profile/${id}`;

  test(
    "says as it is typed what a text names, or what is wrong with it",
    scenario({}, async ({ quickInput, endpoint, start }) => {
      await vscode.env.clipboard.writeText("nothing to open");
      start(commands.openByArn);
      await quickInput.waitForTitle(title);
      assert.equal(quickInput.value(), "");
      const cases: [typed: string, said: RegExp][] = [
        [arn, /system-defined inference profile in us-west-2/],
        [
          arn.replace("inference-profile", "application-inference-profile"),
          /application inference profile in us-west-2/,
        ],
        [
          "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0",
          /not of an inference profile, but of foundation-model in bedrock/,
        ],
        ["arn:aws:s3:::bucket/key", /not of an inference profile, but of .+ in s3/],
        ["arn:aws:bedrock:us-east-1", /The ARN is incomplete/],
        [arn.replace("us-west-2", "us-west-2.evil.example"), /not a valid Region code/],
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

  test(
    "opens what the clipboard holds, in the ARN's own Region and without permission to list anything",
    scenario({}, async ({ quickInput, endpoint, observer, start }) => {
      const denied = { kind: "error", error: "AccessDeniedException", count: 0 } as const;
      await endpoint.setFaults(
        { ...denied, operation: "ListInferenceProfiles" },
        { ...denied, operation: "ListFoundationModels" },
      );
      await vscode.env.clipboard.writeText(`  ${arn}\n`);
      start(commands.openByArn);
      await quickInput.waitForTitle(title);
      await quickInput.waitForValue(arn);
      await quickInput.accept();
      await observer.changes.waitFor("the page", () => openPages().includes(name));
      const [first] = (await endpoint.requests()).map(({ operation, region }) => `${operation} ${region}`);
      assert.equal(first, "GetInferenceProfile us-west-2");
    }),
  );

  test(
    "finds an ID in whichever Region shown has it",
    scenario({}, async ({ quickInput, endpoint, observer, start }) => {
      await vscode.env.clipboard.writeText("");
      start(commands.openByArn);
      await quickInput.waitForTitle(title);
      await quickInput.type("eu.amazon.nova-pro-v1:0");
      await quickInput.accept();
      await observer.changes.waitFor("the page", () => openPages().includes("EU Amazon Nova Pro"));
      const found = (await endpoint.requests()).filter(
        ({ operation, status }) => operation === "GetInferenceProfile" && status === 200,
      );
      assert.deepEqual(new Set(found.map(({ region }) => region)), new Set(["eu-central-1"]));
    }),
  );

  test(
    "says each refusal below the input, and keeps what was typed",
    scenario({}, async ({ quickInput, endpoint, observer, start }) => {
      await vscode.env.clipboard.writeText("");
      start(commands.openByArn);
      await quickInput.waitForTitle(title);
      await quickInput.type(arn);
      const refusals: [error: string, said: RegExp][] = [
        ["AccessDeniedException", /You do not have permission to view this inference profile in us-west-2/],
        ["InternalServerException", /internal error/],
        ["ResourceNotFoundException", /does not exist or has been deleted/],
        ["ThrottlingException", /too many requests/],
        ["ValidationException", /AWS reported/],
      ];
      for (const [error, said] of refusals) {
        await endpoint.setFaults({ kind: "error", error, operation: "GetInferenceProfile", count: 0 });
        await quickInput.accept();
        await quickInput.waitForMessage(said);
        assert.equal(quickInput.value(), arn);
        await endpoint.clearFaults();
      }
      await quickInput.accept();
      await observer.changes.waitFor("the page", () => openPages().includes(name));
    }),
  );

  test(
    "stops a search that is left with Esc",
    scenario({}, async ({ quickInput, endpoint, start }) => {
      await endpoint.setFaults({ kind: "hang", operation: "GetInferenceProfile", count: 0 });
      await vscode.env.clipboard.writeText("");
      start(commands.openByArn);
      await quickInput.waitForTitle(title);
      await quickInput.type(arn);
      const since = await endpoint.mark();
      await quickInput.accept();
      await endpoint.waitForRequest({ operation: "GetInferenceProfile" }, { since });
      await quickInput.cancel();
      // Before the request's own time limit would end it.
      const signal = AbortSignal.timeout(5_000);
      const match = { operation: "GetInferenceProfile" } as const;
      const ended = await endpoint.waitForRequest(match, { since, until: "finished", signal });
      assert.equal(ended.outcome, "abandoned");
    }),
  );
});

/** The titles of the details pages that are open. */
function openPages(): string[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(({ input }) => input instanceof vscode.TabInputWebview).map(({ label }) => label);
}
