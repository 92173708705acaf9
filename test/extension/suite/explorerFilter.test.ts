import assert from "node:assert/strict";
import * as vscode from "vscode";
import { scenario } from "../driver/scenario";
import { commands, inputTitle } from "../driver/texts";

suite("the filter of the explorer", () => {
  const title = inputTitle(commands.filterProfiles);

  test(
    "shows the matching profiles and its own text, even as a table, survives a reload of the window, and can be cleared",
    scenario({ settings: { regions: ["us-east-1"] } }, async ({ explorer, observer, quickInput, restart, start }) => {
      await explorer.open();
      await explorer.waitForDescription("legal-summaries", "Claude 3 Haiku");
      start(commands.filterProfiles);
      await quickInput.waitForTitle(title);
      await quickInput.type("team=search");
      await quickInput.accept();
      await explorer.waitUntilGone("legal-summaries");
      await explorer.row(["us-east-1", "Application", "search-reranking"]);
      await explorer.waitForDescription(["us-east-1", "Application"], /^2 of /);
      await observer.changes.waitFor("the message", () => explorer.message().startsWith("Filter: team=search ("));
      assert.equal(observer.contexts.get("bedrockProfiles.isFiltered"), true);

      await vscode.commands.executeCommand("bedrockProfiles.showProfilesReport");
      await observer.changes.waitFor("the table", () => {
        const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
        return tabs.some(
          ({ input, label }) => input instanceof vscode.TabInputWebview && label === "Inference Profiles",
        );
      });

      await restart();
      await explorer.open();
      await explorer.row(["us-east-1", "Application", "search-embeddings"]);
      assert.ok(!(await explorer.labels()).includes("legal-summaries"));

      start("bedrockProfiles.clearFilter");
      await explorer.row(["us-east-1", "Application", "legal-summaries"]);
      assert.equal(explorer.message(), "");
    }),
  );
});
