import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { FaultRequest } from "../../endpoint/client";
import { requestsSince } from "../../endpoint/requests";
import { scenario, type Scenario } from "../driver/scenario";
import { commands } from "../driver/texts";

const notRead = "Could not load the inference profiles in eu-central-1.";
const endpointUrl = process.env["AWS_ENDPOINT_URL"] ?? "";
const notAws = `The response from ${endpointUrl} is incomplete or is not from AWS. Check the environment variable AWS_ENDPOINT_URL, which sets this endpoint.`;
const proxy = "The proxy could not connect to AWS. Try again, or check your proxy settings.";
const broken = "The connection was interrupted. Check your network, proxy, and VPN.";
const denied = "Developer is not authorized to perform bedrock:ListInferenceProfiles on inference-profile/*.";

/** The text of the row for each failure of ListInferenceProfiles. Adjacent texts differ. */
const failures: [FaultRequest, string][] = [
  [{ kind: "error", error: "AccessDeniedException" }, denied],
  [{ kind: "error", error: "InternalServerException" }, "AWS reported an internal error. Try again."],
  [{ kind: "throttle" }, "AWS received too many requests from this account. Wait a moment, then try again."],
  [{ kind: "error", error: "ValidationException" }, "AWS reported: The provided request is not valid."],
  [
    { kind: "error", error: "ConflictException" },
    "An inference profile with this name already exists. Choose another name.",
  ],
  [{ kind: "error", error: "ResourceNotFoundException" }, "It does not exist or has been deleted."],
  [
    { kind: "error", error: "ServiceQuotaExceededException" },
    "The account has reached its quota in this Region. Delete unused profiles, or request a quota increase.",
  ],
  [{ kind: "error", error: "TooManyTagsException" }, "The inference profile has too many tags. Remove some."],
  [{ kind: "error", error: "ExpiredTokenException" }, "Your AWS sign-in has expired. Sign in again, then try again."],
  [{ kind: "reset" }, broken],
  [{ kind: "html" }, proxy],
  [{ kind: "cut" }, broken],
  [{ kind: "empty" }, notAws],
  [
    { kind: "error", error: "UnrecognizedClientException" },
    "AWS rejected the credentials in this Region. They may be invalid, or the Region may not be enabled.",
  ],
];

/** All ways to retry from the row of a failed Region. */
const retries: ((scenario: Scenario, row: string) => Promise<unknown>)[] = [
  ({ explorer }, row) => explorer.run("bedrockProfiles.retry", row),
  async ({ explorer, messages, start }, row) => {
    start("bedrockProfiles.showProblem", (await explorer.row(row)).node);
    await answerRetry(messages, () => explorer.run("bedrockProfiles.retry", row));
  },
  async ({ explorer, messages }, row) => {
    // The click command does not end until its notification is closed.
    explorer.click(row).catch((error: unknown) => console.error(error));
    await answerRetry(messages, () => explorer.run("bedrockProfiles.retry", row));
  },
];

async function answerRetry(messages: Scenario["messages"], otherwise: () => Promise<unknown>): Promise<void> {
  if ((await messages.buttons(notRead)).includes("Retry")) {
    await messages.press(notRead, "Retry");
  } else {
    // Sending the same request again cannot succeed here, but the row still offers it.
    await messages.dismiss(notRead);
    await otherwise();
  }
}

suite("a Region that could not be loaded", () => {
  test(
    "has a row with the reason and a Retry button above the earlier rows, and does not affect other Regions",
    scenario({}, async (parts) => {
      const { explorer, endpoint } = parts;
      await explorer.open();
      await explorer.row(["us-east-1", "System-defined"]);
      await explorer.row(["eu-central-1", "System-defined"]);
      await explorer.waitUntilIdle();
      const before = await explorer.labels();
      const others = before.slice(0, before.indexOf("eu-central-1"));
      const known = before.slice(others.length + 1);
      let retry = (): Promise<unknown> => explorer.run(commands.refreshRegion, "eu-central-1");
      for (const [index, [fault, reason]] of failures.entries()) {
        await endpoint.replaceFaults({
          operation: "ListInferenceProfiles",
          region: "eu-central-1",
          count: 0,
          ...fault,
        });
        const mark = await endpoint.mark();
        await retry();
        await explorer.row(["eu-central-1", reason]);
        const failure =
          index === 0 ? "You do not have permission to list inference profiles in eu-central-1." : notRead;
        assert.equal(await explorer.accessibleName(reason), `${failure} ${reason}`);
        assert.equal(await explorer.icon(reason), "error");
        assert.deepEqual(await explorer.labels(), [...others, "eu-central-1", reason, ...known]);
        await explorer.waitForDescription("eu-central-1", /^updated .+ ago · Europe \(Frankfurt\)$/);
        const regions = (await requestsSince(endpoint, mark)).map((request) => request.split(" ")[1]);
        assert.deepEqual(new Set(regions), new Set(["eu-central-1"]));
        const again = retries[index % retries.length];
        retry = async () => again?.(parts, reason);
      }
      await endpoint.clearFaults();
      await retry();
      await explorer.waitForDescription("eu-central-1", "Europe (Frankfurt)");
      assert.deepEqual(await explorer.labels(), before);
    }),
  );

  test(
    "offers to copy the missing policy and open the log if access is denied",
    scenario({}, async ({ explorer, endpoint, messages, observer, start }) => {
      await endpoint.setFaults({
        kind: "error",
        error: "AccessDeniedException",
        operation: "ListInferenceProfiles",
        count: 0,
      });
      await explorer.open();
      const row = ["eu-central-1", denied];
      const sentence = `You do not have permission to list inference profiles in eu-central-1. ${denied}`;
      assert.equal(await explorer.tooltip(row), sentence);

      start("bedrockProfiles.showProblem", (await explorer.row(row)).node);
      assert.deepEqual(await messages.buttons(sentence), ["Copy IAM Policy", "Retry", "Show Log"]);
      await messages.press(sentence, "Copy IAM Policy");
      assert.equal(await messages.statusMessage("IAM policy"), "IAM policy copied");
      const policy = JSON.parse(await vscode.env.clipboard.readText()) as { Statement: { Action: unknown }[] };
      assert.deepEqual(policy.Statement.map(({ Action }) => Action).flat(), ["bedrock:ListInferenceProfiles"]);

      explorer.click(row).catch((error: unknown) => console.error(error));
      await messages.press(sentence, "Show Log");
      await observer.changes.waitFor("the log", () => observer.logShown === 1);
    }),
  );

  test(
    "shows model IDs instead of names, without an error, if the models could not be listed",
    scenario({}, async ({ explorer, endpoint }) => {
      await endpoint.setFaults({
        kind: "error",
        error: "AccessDeniedException",
        operation: "ListFoundationModels",
        count: 0,
      });
      await explorer.open();
      await explorer.waitForDescription("legal-summaries", "anthropic.claude-3-haiku-20240307-v1:0");
      assert.equal(await explorer.icon("legal-summaries"), "tag", "nothing says that it is legacy");
      for (const [index, [fault]] of failures.entries()) {
        await endpoint.replaceFaults({ operation: "ListFoundationModels", region: "eu-central-1", count: 0, ...fault });
        const inferenceProfileName = `planted-${index}`;
        await endpoint.plantProfile({ region: "eu-central-1", profile: { inferenceProfileName } });
        const mark = await endpoint.mark();
        await explorer.run(commands.refreshRegion, "eu-central-1");
        await explorer.row(["eu-central-1", "Application", inferenceProfileName]);
        await endpoint.waitForRequest(
          ({ operation, fault }) => operation === "ListFoundationModels" && fault !== undefined,
          { since: mark, until: "finished" },
        );
        await explorer.waitForDescription("hr-assistant-eu", "anthropic.claude-sonnet-4-5-20250929-v1:0");
      }
      await endpoint.clearFaults();
      await explorer.run(commands.refreshRegion, "eu-central-1");
      await explorer.waitForDescription("hr-assistant-eu", "Claude Sonnet 4.5");
    }),
  );
});
