import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import * as vscode from "vscode";
import { scenario, type Scenario } from "../driver/scenario";
import { commands } from "../driver/texts";

const settings = { regions: ["us-east-1"] };
const stale = /^updated .+ ago · US East \(N\. Virginia\)$/;
const current = "US East (N. Virginia)";
const hang = { kind: "hang", operation: "*", count: 0 } as const;

/** Opens the view, and returns the path of the cache file when the file is complete. The models are written last. */
async function loadOnce({ explorer, product }: Scenario): Promise<string> {
  await explorer.open();
  await explorer.row(["us-east-1", "Application", "legal-summaries"]);
  await explorer.waitForDescription("legal-summaries", "Claude 3 Haiku");
  return product.waitForStoredFile(/"models":\[\{/);
}

suite("cached profiles", () => {
  test(
    "appear with their age and can be used while AWS does not respond, and are replaced by the response",
    scenario({ settings }, async (parts) => {
      const { endpoint, explorer, observer, quickInput, restart, start, copiedBy } = parts;
      await loadOnce(parts);
      await endpoint.setFaults(hang);
      await restart();
      await explorer.open();
      await explorer.waitForDescription("us-east-1", stale);
      await explorer.row(["us-east-1", "Application", "legal-summaries"]);
      await explorer.row(["us-east-1", "System-defined"]);
      await explorer.waitForDescription("legal-summaries", "Claude 3 Haiku");
      assert.match(await explorer.accessibleName("us-east-1"), /updated .+ ago/);
      await explorer.waitUntilBusy();
      const arn = await copiedBy(() => explorer.run(commands.copyArn, "legal-summaries"));
      assert.match(arn, /^arn:aws:bedrock:us-east-1:/);
      start(commands.findProfile);
      await quickInput.row("legal-summaries");
      await quickInput.cancel();
      start(commands.showDetails, (await explorer.row(["us-east-1", "Application", "legal-summaries"])).node);
      await observer.changes.waitFor("the details page", () =>
        vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label === "legal-summaries")),
      );

      await endpoint.clearFaults();
      await endpoint.plantProfile({ region: "us-east-1", profile: { inferenceProfileName: "a-new-one" } });
      start(commands.refresh);
      await explorer.row(["us-east-1", "Application", "a-new-one"]);
      await explorer.waitForDescription("us-east-1", current);
    }),
  );

  test(
    "remain below the row that explains why a Region could not be loaded",
    scenario({ settings }, async (parts) => {
      const { endpoint, explorer, restart } = parts;
      await loadOnce(parts);
      await endpoint.setFaults({ kind: "error", error: "AccessDeniedException", count: 0 });
      await restart();
      await explorer.open();
      const reason = "Access denied";
      await explorer.row(["us-east-1", reason]);
      await explorer.row(["us-east-1", "Application", "legal-summaries"]);
      await explorer.waitForDescription("us-east-1", stale);
      await endpoint.clearFaults();
      await explorer.run("bedrockProfiles.retry", ["us-east-1", reason]);
      await explorer.waitUntilGone(reason);
      await explorer.waitForDescription("us-east-1", current);
    }),
  );

  test(
    "can be cleared from the view and from the disk",
    scenario({ settings }, async (parts) => {
      const { endpoint, explorer, messages, product, restart } = parts;
      await loadOnce(parts);
      await endpoint.setFaults(hang);
      await restart();
      await explorer.open();
      await explorer.waitForDescription("us-east-1", stale);
      await vscode.commands.executeCommand(commands.clearCache);
      assert.equal(await messages.statusMessage("Cached"), "Cached profiles cleared");
      await explorer.row(["us-east-1", "Loading inference profiles..."]);
      await explorer.waitForDescription("us-east-1", current);
      assert.deepEqual(product.storedFiles(), []);
      const mark = await endpoint.mark();
      await restart();
      await explorer.open();
      await endpoint.waitForRequest("ListInferenceProfiles", { since: mark });
      await explorer.row(["us-east-1", "Loading inference profiles..."]);
    }),
  );

  test(
    "are ignored without a notification if the file has another version",
    scenario({ settings }, async (parts) => {
      const { endpoint, explorer, messages, restart } = parts;
      const file = await loadOnce(parts);
      const text = await readFile(file, "utf8");
      await endpoint.setFaults(hang);
      await writeFile(file, text.replace('"version":1', '"version":2'));
      await restart();
      await explorer.open();
      await explorer.row(["us-east-1", "Loading inference profiles..."]);
      await writeFile(file, text);
      await restart();
      await explorer.open();
      await explorer.waitForDescription("us-east-1", stale);
      assert.deepEqual(messages.all(), []);
    }),
  );
});
