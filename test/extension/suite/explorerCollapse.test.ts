import assert from "node:assert/strict";
import * as vscode from "vscode";
import { scenario } from "../driver/scenario";

suite("Collapse All", () => {
  test(
    "leaves the AWS profiles, Regions and groups visible, and keeps the selection",
    scenario({ settings: { regions: ["us-east-1", "eu-central-1"] } }, async ({ explorer, observer }) => {
      await explorer.open();
      await explorer.row(["eu-central-1", "Application", "hr-assistant-eu"]);
      await explorer.expand(["us-east-1", "System-defined"]);
      await explorer.expand("legal-summaries");
      const changes = explorer.recordExpansion();
      await vscode.commands.executeCommand("bedrockProfiles.collapseAll");
      await observer.changes.waitFor(
        "both Regions",
        () => ["us-east-1", "eu-central-1"].every((region) => changes.get(region) === "expanded"),
        () => [...changes],
      );
      const expanded = [...changes].filter(([, state]) => state === "expanded").map(([label]) => label);
      assert.deepEqual(expanded.sort(), ["eu-central-1", "us-east-1"]);
      assert.deepEqual(explorer.selection(), []);
    }),
  );
});

suite("the expansion of rows", () => {
  test(
    "is kept when the window is reloaded",
    scenario({ settings: { regions: ["us-east-1", "eu-central-1"] } }, async ({ explorer, observer, restart }) => {
      await explorer.openBothRegions();
      const changes = explorer.recordExpansion();
      await explorer.expand(["us-east-1", "System-defined"]);
      await observer.changes.waitFor("the row", () => changes.get("System-defined") === "expanded");
      await restart();
      await explorer.open();
      await explorer.row(["us-east-1", "System-defined"]);
      await explorer.row(["us-east-1", "System-defined", "Amazon"]);
      const { item } = await explorer.row(["eu-central-1", "System-defined"]);
      assert.equal(item.collapsibleState, vscode.TreeItemCollapsibleState.Collapsed);
    }),
  );
});
