import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { FaultRequest } from "../endpoint/client";
import { requestsSince } from "./requests";
import { statusBarNotice } from "./statusBar";
import { shareWorkbench } from "./withWorkbench";
import type { Workbench } from "./workbench";

const notRead = "Could not load the inference profiles in eu-central-1.";
const notAws =
  "The response from {endpoint} is incomplete or is not from AWS. Check the environment variable AWS_ENDPOINT_URL, which sets this endpoint.";
const proxy = "The proxy could not connect to AWS. Try again, or check your proxy settings.";
const broken = "The connection was interrupted. Check your network, proxy, and VPN.";
const denied = "Developer is not authorized to perform bedrock:ListInferenceProfiles on inference-profile/*.";

/** What each failure of ListInferenceProfiles says in its row. No two neighbors say the same. */
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

/** Every way to try again on the row of a failed Region. */
const retries: ((workbench: Workbench, row: string) => Promise<void>)[] = [
  (workbench, row) => pressRetry(workbench, row),
  ({ explorer }, row) => explorer.pickFromContextMenu(row, "Retry"),
  async (workbench, row) => {
    const { explorer, notifications } = workbench;
    await (await explorer.row(row)).click();
    if ((await notifications.buttons(notRead)).includes("Retry")) {
      await notifications.press(notRead, "Retry");
    } else {
      // Asking AWS the same again helps no one here, but the row still can.
      await notifications.dismiss(notRead);
      await pressRetry(workbench, row);
    }
  },
];

/** A row that is drawn anew between the button's going down and up takes no click; one presses again. */
async function pressRetry({ explorer, endpoint }: Workbench, row: string): Promise<void> {
  const since = await endpoint.mark();
  for (let tries = 3; tries > 0; tries--) {
    await explorer.pressInline(row, "Retry");
    const asked = await endpoint
      .waitForRequest({ operation: "ListInferenceProfiles" }, { since, signal: AbortSignal.timeout(5_000) })
      .catch(() => undefined);
    if (asked) return;
  }
}

describe("a Region that cannot be read", () => {
  const inWorkbench = shareWorkbench();

  it(
    "is a row with the sentence and Retry, whatever went wrong, above what was known, and leaves the other Regions alone",
    inWorkbench(async (workbench) => {
      const { explorer, endpoint } = workbench;
      await explorer.open();
      await explorer.row(["us-east-1", "System-defined"]);
      await explorer.row(["eu-central-1", "System-defined"]);
      await explorer.progress.waitFor({ state: "detached" });
      const before = await explorer.labels();
      const others = before.slice(0, before.indexOf("eu-central-1"));
      const known = before.slice(others.length + 1);
      let retry = (): Promise<void> => explorer.pressInline("eu-central-1", "Refresh Region");
      for (const [index, [fault, text]] of failures.entries()) {
        const reason = text.replace("{endpoint}", endpoint.url);
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
        retry = () => (retries[index % retries.length] as (typeof retries)[0])(workbench, reason);
      }
      await endpoint.clearFaults();
      await retry();
      await explorer.waitForDescription("eu-central-1", "Europe (Frankfurt)");
      assert.deepEqual(await explorer.labels(), before);
    }),
  );

  it(
    "leads from a refusal to the policy that is missing, and to the log",
    inWorkbench(async ({ explorer, endpoint, notifications, clipboard, page }) => {
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

      await explorer.pickFromContextMenu(row, "Show Problem");
      assert.deepEqual(await notifications.buttons(sentence), ["Copy IAM Policy", "Retry", "Show Log"]);
      await clipboard.clear();
      await notifications.press(sentence, "Copy IAM Policy");
      const policy = JSON.parse(await clipboard.next()) as { Statement: { Action: unknown }[] };
      assert.deepEqual(policy.Statement.map(({ Action }) => Action).flat(), ["bedrock:ListInferenceProfiles"]);
      assert.equal(await statusBarNotice(page, "IAM policy"), "IAM policy copied");

      await (await explorer.row(row)).click();
      await notifications.press(sentence, "Show Log");
      await page.getByRole("tab", { name: "Output" }).and(page.locator("[aria-selected=true]")).waitFor();
      await page.locator(".view-line", { hasText: "AccessDeniedException" }).first().waitFor();
    }),
  );

  it(
    "shows model IDs for names, and no error, where the models cannot be listed",
    inWorkbench(async ({ explorer, endpoint }) => {
      await endpoint.setFaults({
        kind: "error",
        error: "AccessDeniedException",
        operation: "ListFoundationModels",
        count: 0,
      });
      await explorer.open();
      await explorer.waitForDescription("legal-summaries", "anthropic.claude-3-haiku-20240307-v1:0");
      assert.equal(await explorer.icon("legal-summaries"), "tag", "nothing says that it is legacy");
      const kinds = failures.map(([fault]) => fault);
      for (const [index, fault] of kinds.entries()) {
        await endpoint.replaceFaults({ operation: "ListFoundationModels", region: "eu-central-1", count: 0, ...fault });
        const inferenceProfileName = `planted-${index}`;
        await endpoint.plantProfile({ region: "eu-central-1", profile: { inferenceProfileName } });
        const mark = await endpoint.mark();
        await explorer.pressInline("eu-central-1", "Refresh Region");
        await explorer.row(["eu-central-1", "Application", inferenceProfileName]);
        await endpoint.waitForRequest(
          ({ operation, fault }) => operation === "ListFoundationModels" && fault !== undefined,
          { since: mark, until: "finished" },
        );
        await explorer.waitForDescription("hr-assistant-eu", "anthropic.claude-sonnet-4-5-20250929-v1:0");
      }
      await endpoint.clearFaults();
      await explorer.pressInline("eu-central-1", "Refresh Region");
      await explorer.waitForDescription("hr-assistant-eu", "Claude Sonnet 4.5");
    }),
  );
});
