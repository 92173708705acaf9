import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Observer } from "../driver/observer";
import { scenario } from "../driver/scenario";
import { commands } from "../driver/texts";

const application = (name: string) => ["us-east-1", "Application", name];
const keepOpen = "bedrockProfiles.keepDetailsOpen";

/** Returns the titles of the open details pages. */
function openPages(): string[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(({ input }) => input instanceof vscode.TabInputWebview).map(({ label }) => label);
}

async function waitForPages(observer: Observer, titles: readonly string[]): Promise<void> {
  await observer.changes.waitFor(
    `the pages ${titles.join()}`,
    () => openPages().join() === titles.join(),
    () => openPages(),
  );
}

suite("details pages", () => {
  test(
    "are reused for the next profile until one is kept open",
    scenario({}, async ({ explorer, observer }) => {
      await explorer.openBothRegions();
      await explorer.click(application("checkout-assistant-dev"));
      await waitForPages(observer, ["checkout-assistant-dev"]);
      await explorer.click(application("checkout-assistant-prod"));
      await waitForPages(observer, ["checkout-assistant-prod"]);
      await vscode.commands.executeCommand(keepOpen);
      await explorer.click(application("legal-summaries"));
      await waitForPages(observer, ["checkout-assistant-prod", "legal-summaries"]);
      // Clicking the row of a page that is kept open reveals that page, and does not affect the preview.
      await explorer.click(application("checkout-assistant-prod"));
      await explorer.click(application("support triage"));
      await waitForPages(observer, ["checkout-assistant-prod", "support triage"]);
      // Opening the profile in any other way keeps its page open.
      await explorer.run(commands.showDetails, application("support triage"));
      // The selection follows the page, except after a click, which has already selected the row.
      await explorer.waitForSelection(["support triage"]);
      await explorer.click(application("batch_translation"));
      await waitForPages(observer, ["checkout-assistant-prod", "support triage", "batch_translation"]);
    }),
  );

  test(
    "are all kept open if the user has disabled preview editors",
    scenario({}, async ({ explorer, observer }) => {
      const editors = vscode.workspace.getConfiguration("workbench.editor");
      await editors.update("enablePreview", false, vscode.ConfigurationTarget.Global);
      try {
        await explorer.openBothRegions();
        await explorer.click(application("checkout-assistant-dev"));
        await explorer.click(application("checkout-assistant-prod"));
        await waitForPages(observer, ["checkout-assistant-dev", "checkout-assistant-prod"]);
      } finally {
        await editors.update("enablePreview", undefined, vscode.ConfigurationTarget.Global);
      }
    }),
  );

  test(
    "have the Region in their titles while profiles with the same name are open",
    scenario({}, async ({ endpoint, explorer, observer }) => {
      const name = "in both Regions";
      for (const region of ["us-east-1", "eu-central-1"]) {
        await endpoint.plantProfile({ region, profile: { inferenceProfileName: name } });
      }
      await explorer.openBothRegions();
      for (const region of ["us-east-1", "eu-central-1"]) {
        await explorer.run(commands.showDetails, [region, "Application", name]);
      }
      await waitForPages(observer, [`${name} · us-east-1`, `${name} · eu-central-1`]);
      const [, second] = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
      assert.ok(second);
      await vscode.window.tabGroups.close(second);
      await waitForPages(observer, [name]);
    }),
  );
});
