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

/**
 * The label of the row for each failure of ListInferenceProfiles, the reason, and the description of the row if that is not the
 * reason. Adjacent rows differ.
 */
const failures: [fault: FaultRequest, summary: string, reason: string, description?: string][] = [
  [{ kind: "error", error: "AccessDeniedException" }, "Access denied", denied],
  [
    { kind: "error", error: "InternalServerException" },
    "Internal error of AWS",
    "AWS reported an internal error. Try again.",
    "Try again.",
  ],
  [
    { kind: "throttle" },
    "Too many requests",
    "AWS received too many requests from this account. Wait a moment, then try again.",
    "Wait a moment, then try again.",
  ],
  [
    { kind: "error", error: "ValidationException" },
    "Invalid request",
    "AWS reported: The provided request is not valid.",
  ],
  [
    { kind: "error", error: "ConflictException" },
    "Name already in use",
    "An inference profile with this name already exists. Choose another name.",
  ],
  [{ kind: "error", error: "ResourceNotFoundException" }, "Not found", "It does not exist or has been deleted."],
  [
    { kind: "error", error: "ServiceQuotaExceededException" },
    "Quota reached",
    "The account has reached its quota in this Region. Delete unused profiles, or request a quota increase.",
  ],
  [
    { kind: "error", error: "TooManyTagsException" },
    "Too many tags",
    "The inference profile has too many tags. Remove some.",
  ],
  [
    { kind: "error", error: "ExpiredTokenException" },
    "Credentials expired",
    "The default credentials have expired. Renew them, then try again.",
    "Renew them, then try again.",
  ],
  [{ kind: "reset" }, "Connection interrupted", broken, "Check your network, proxy, and VPN."],
  [{ kind: "html" }, "Proxy error", proxy, "Try again, or check your proxy settings."],
  [{ kind: "cut" }, "Connection interrupted", broken, "Check your network, proxy, and VPN."],
  [{ kind: "empty" }, "Invalid response", notAws],
  [
    { kind: "error", error: "UnrecognizedClientException" },
    "Credentials rejected",
    "AWS rejected the credentials in this Region. They may be invalid, or the Region may not be enabled.",
  ],
];

/** All ways to retry from the row of a failed Region. */
const retries: ((scenario: Scenario, row: string, reason: string) => Promise<unknown>)[] = [
  ({ explorer }, row) => explorer.run("bedrockProfiles.retry", row),
  async ({ explorer, messages, start }, row, reason) => {
    start("bedrockProfiles.showProblem", (await explorer.row(row)).node);
    await answerRetry(messages, reason, () => explorer.run("bedrockProfiles.retry", row));
  },
  async ({ explorer, messages }, row, reason) => {
    // The click command does not end until its notification is closed.
    explorer.click(row).catch((error: unknown) => console.error(error));
    await answerRetry(messages, reason, () => explorer.run("bedrockProfiles.retry", row));
  },
];

async function answerRetry(
  messages: Scenario["messages"],
  reason: string,
  otherwise: () => Promise<unknown>,
): Promise<void> {
  if ((await messages.buttons(reason)).includes("Retry")) {
    await messages.press(reason, "Retry");
  } else {
    // Sending the same request again cannot succeed here, but the row still offers it.
    await messages.dismiss(reason);
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
      for (const [index, [fault, summary, reason, description]] of failures.entries()) {
        await endpoint.replaceFaults({
          operation: "ListInferenceProfiles",
          region: "eu-central-1",
          count: 0,
          ...fault,
        });
        const mark = await endpoint.mark();
        await retry();
        await explorer.waitForDescription(["eu-central-1", summary], description ?? reason);
        const failure =
          index === 0 ? "You do not have permission to list inference profiles in eu-central-1." : notRead;
        assert.equal(await explorer.accessibleName(summary), `${failure} ${reason}`);
        assert.equal(await explorer.icon(summary), "error");
        assert.deepEqual(await explorer.labels(), [...others, "eu-central-1", summary, ...known]);
        await explorer.waitForDescription("eu-central-1", /^updated .+ ago · Europe \(Frankfurt\)$/);
        const regions = (await requestsSince(endpoint, mark)).map((request) => request.split(" ")[1]);
        assert.deepEqual(new Set(regions), new Set(["eu-central-1"]));
        const again = retries[index % retries.length];
        retry = async () => again?.(parts, summary, reason);
      }
      await endpoint.clearFaults();
      await retry();
      await explorer.waitForDescription("eu-central-1", "Europe (Frankfurt)");
      assert.deepEqual(await explorer.labels(), before);
    }),
  );

  test(
    "offers to copy the missing policy and open the log if access is denied, in one notification for all Regions",
    scenario({}, async ({ explorer, endpoint, messages, observer, start }) => {
      await endpoint.setFaults({
        kind: "error",
        error: "AccessDeniedException",
        operation: "ListInferenceProfiles",
        count: 0,
      });
      await explorer.open();
      const row = ["eu-central-1", "Access denied"];
      await explorer.row(["us-east-1", "Access denied"]);
      const inRegions = (regions: string) =>
        `You do not have permission to list inference profiles in ${regions}. ${denied}`;
      assert.equal(await explorer.tooltip(row), inRegions("eu-central-1"));
      const sentence = inRegions("us-east-1, eu-central-1");

      start("bedrockProfiles.showProblem", (await explorer.row(row)).node);
      assert.deepEqual(await messages.buttons(sentence), ["Copy IAM Policy", "Retry", "Show Log"]);
      await messages.press(sentence, "Copy IAM Policy");
      assert.equal(await messages.statusMessage("IAM policy"), "IAM policy copied");
      const policy = JSON.parse(await vscode.env.clipboard.readText()) as { Statement: { Action: unknown }[] };
      assert.deepEqual(policy.Statement.map(({ Action }) => Action).flat(), ["bedrock:ListInferenceProfiles"]);

      for (const region of ["us-east-1", "eu-central-1"]) {
        explorer.click([region, "Access denied"]).catch((error: unknown) => console.error(error));
        await messages.read(sentence);
      }
      await observer.changes.waitFor(
        "one message",
        () => messages.all().length === 1,
        () => messages.all(),
      );
      await messages.press(sentence, "Show Log");
      await observer.changes.waitFor("the log", () => observer.logShown === 1);

      await explorer.run("bedrockProfiles.copyIamPolicy", row);
      assert.deepEqual(JSON.parse(await vscode.env.clipboard.readText()), policy);
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
