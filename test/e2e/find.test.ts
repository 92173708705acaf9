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

/** Waits until a row in the tree is focused and selected. */
async function waitUntilRevealed({ explorer, page }: Workbench, name: string): Promise<void> {
  const label = page.locator(".label-name").getByText(name, { exact: true });
  const row = explorer.rows.filter({ has: label });
  await row.and(page.locator("[aria-selected=true].focused")).waitFor();
}

describe("finding a profile", () => {
  const inWorkbench = shareWorkbench();

  it(
    "selects its row by keyboard and by mouse, even if the side bar is hidden or the Region is collapsed",
    inWorkbench(async (workbench) => {
      const { explorer, page, quickInput } = workbench;
      await explorer.open();
      await explorer.row(["us-east-1", "System-defined"]);
      await explorer.collapse("eu-central-1");
      await openFind(workbench);
      await quickInput.type("US Amazon Nova Lite");
      await waitUntilFiltered(workbench, "US Amazon Nova Lite");
      await quickInput.accept();
      await waitUntilRevealed(workbench, "Nova Lite");

      await explorer.pressTitleButton("Find Inference Profile...");
      await quickInput.waitForTitle(title);
      await quickInput.type("hr-assistant");
      await quickInput.pick("hr-assistant-eu");
      await waitUntilRevealed(workbench, "hr-assistant-eu");

      await page.keyboard.press("Control+B");
      await explorer.title.waitFor({ state: "hidden" });
      await openFind(workbench);
      await quickInput.type("legal-summ");
      await waitUntilFiltered(workbench, "legal-summaries");
      await quickInput.accept();
      await waitUntilRevealed(workbench, "legal-summaries");
    }),
  );
});
