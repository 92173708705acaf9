import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { shareWorkbench } from "./withWorkbench";
import type { Workbench } from "./workbench";

const title = "Find Inference Profile";

async function openFind(workbench: Workbench): Promise<void> {
  await workbench.runCommand(`Bedrock: ${title}...`);
  await workbench.quickInput.waitForTitle(title);
}

/** Waits until the quick pick shows a row and no longer shows the first row of the unfiltered list. */
async function waitUntilFiltered({ quickInput }: Workbench, name: string): Promise<void> {
  await quickInput.row(name).first().waitFor();
  await quickInput.row("batch_translation").waitFor({ state: "detached" });
}

/** Waits until a row in the tree is selected. */
async function waitUntilSelected({ explorer, page }: Workbench, name: string): Promise<void> {
  const label = page.locator(".label-name").getByText(name, { exact: true });
  const row = explorer.rows.filter({ has: label });
  await row.and(page.locator("[aria-selected=true]")).waitFor();
}

describe("finding a profile", () => {
  const inWorkbench = shareWorkbench();

  it(
    "opens its page by keyboard and by mouse, and selects its row, even if the Region is collapsed",
    inWorkbench(async (workbench) => {
      const { details, explorer, page, quickInput } = workbench;
      await explorer.open();
      await explorer.row(["us-east-1", "System-defined"]);
      await explorer.collapse("eu-central-1");
      await openFind(workbench);
      await quickInput.type("US Amazon Nova Lite");
      await waitUntilFiltered(workbench, "US Amazon Nova Lite");
      await quickInput.accept();
      await details.waitUntilFocused();
      await details.waitUntilLoaded("US Amazon Nova Lite");
      await waitUntilSelected(workbench, "Nova Lite");

      await explorer.pressTitleButton("Find Inference Profile...");
      await quickInput.waitForTitle(title);
      await quickInput.type("hr-assistant");
      await quickInput.pick("hr-assistant-eu");
      await details.waitUntilLoaded("hr-assistant-eu");
      await waitUntilSelected(workbench, "hr-assistant-eu");

      await page.keyboard.press("Control+B");
      await explorer.title.waitFor({ state: "hidden" });
      await openFind(workbench);
      await quickInput.type("legal-summ");
      await waitUntilFiltered(workbench, "legal-summaries");
      await quickInput.accept();
      await details.waitUntilLoaded("legal-summaries");
      assert.equal(await explorer.title.isVisible(), false, "the side bar stays hidden");
    }),
  );
});
