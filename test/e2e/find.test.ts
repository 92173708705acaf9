import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { regionRequests, requestsSince } from "./requests";
import { shareWorkbench } from "./withWorkbench";
import type { Workbench } from "./workbench";

const title = "Find Inference Profile";

async function openFind(workbench: Workbench): Promise<void> {
  await workbench.runCommand(`Bedrock: ${title}...`);
  await workbench.quickInput.waitForTitle(title);
}

/** Waits until a row has the focus and the selection in the tree: nothing is revealed before. */
async function waitUntilRevealed({ explorer, page }: Workbench, name: string): Promise<void> {
  const label = page.locator(".label-name").getByText(name, { exact: true });
  const row = explorer.rows.filter({ has: label });
  await row.and(page.locator("[aria-selected=true].focused")).waitFor();
}

describe("finding a profile", () => {
  const inWorkbench = shareWorkbench();

  it(
    "reads what was not read, and matches names, IDs, models, providers and Regions",
    inWorkbench(async (workbench) => {
      const { endpoint, quickInput } = workbench;
      assert.deepEqual(await endpoint.requests(), []);
      const { profiles } = await endpoint.state("eu-central-1");
      const hr = profiles.find(({ profile }) => profile["inferenceProfileName"] === "hr-assistant-eu");
      await openFind(workbench);
      const cases: [typed: string, found: string][] = [
        ["legal-summ", "legal-summaries"],
        [hr?.id ?? "no ID", "hr-assistant-eu"],
        ["us.amazon.nova-lite", "US Amazon Nova Lite"],
        ["Claude 3 Haiku", "legal-summaries"],
        ["Cohere", "search-reranking"],
        ["eu-central-1", "invoice-extraction"],
        ["Frankfurt", "hr-assistant-eu"],
      ];
      for (const [typed, found] of cases) {
        await quickInput.type(typed);
        await quickInput.row("untagged-experiment").waitFor({ state: "detached" });
        await quickInput.row(found).first().waitFor();
      }
      await quickInput.type("nothing is like this");
      await quickInput.row("legal-summaries").waitFor({ state: "detached" });
      await quickInput.accept();
      await quickInput.waitForTitle(title);
      await quickInput.cancel();
      const reads = [...regionRequests("eu-central-1"), ...regionRequests("us-east-1")].sort();
      assert.deepEqual(await requestsSince(endpoint, 0), reads);
    }),
  );

  it(
    "leads to the row, though the side bar is closed or the group collapsed, by keyboard and by mouse",
    inWorkbench(async (workbench) => {
      const { explorer, page, quickInput } = workbench;
      await explorer.open();
      await explorer.row(["us-east-1", "System-defined"]);
      await explorer.collapse("eu-central-1");
      await openFind(workbench);
      await quickInput.type("US Amazon Nova Lite");
      await quickInput.row("US Amazon Nova Lite").first().waitFor();
      await quickInput.accept();
      await waitUntilRevealed(workbench, "US Amazon Nova Lite");

      await explorer.pressTitleButton("Find Inference Profile...");
      await quickInput.waitForTitle(title);
      await quickInput.type("hr-assistant");
      await quickInput.pick("hr-assistant-eu");
      await waitUntilRevealed(workbench, "hr-assistant-eu");

      await page.keyboard.press("Control+B");
      await explorer.title.waitFor({ state: "hidden" });
      await openFind(workbench);
      await quickInput.type("legal-summ");
      await quickInput.row("legal-summaries").first().waitFor();
      await quickInput.accept();
      await waitUntilRevealed(workbench, "legal-summaries");
    }),
  );

  it(
    "copies and shows details by the buttons of a row",
    inWorkbench(async (workbench) => {
      const { clipboard, details, quickInput } = workbench;
      await openFind(workbench);
      await quickInput.type("legal-summ");
      await clipboard.clear();
      await quickInput.pressItemButton("legal-summaries", "Copy ARN");
      assert.match(await clipboard.next(), /^arn:aws:bedrock:us-east-1:123456789012:application-inference-profile\//);
      await quickInput.waitForTitle(title);
      await quickInput.pressItemButton("legal-summaries", "Show Details");
      await details.waitUntilLoaded("legal-summaries");
    }),
  );

  it(
    "tells of a Region that could not be read, whatever is typed, and reads it again",
    inWorkbench(async (workbench) => {
      const { endpoint, notifications, quickInput } = workbench;
      const denied = { kind: "error", error: "AccessDeniedException", count: 0 } as const;
      await endpoint.setFaults({ ...denied, operation: "ListInferenceProfiles", region: "eu-central-1" });
      await openFind(workbench);
      await quickInput.row("legal-summaries").waitFor();
      await quickInput.type("hr-assistant");
      await quickInput.row("legal-summaries").waitFor({ state: "detached" });
      const refusal = /You do not have permission to list inference profiles in eu-central-1/;
      await quickInput.row(refusal).waitFor();
      await quickInput.pick(refusal);
      await endpoint.clearFaults();
      await notifications.press(refusal, "Retry");
      await quickInput.waitForTitle(title);
      await quickInput.type("hr-assistant");
      await quickInput.row("hr-assistant-eu").waitFor();
      assert.equal(await quickInput.row(refusal).count(), 0);
    }),
  );
});
