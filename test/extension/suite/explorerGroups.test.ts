import assert from "node:assert/strict";
import { scenario, writeSettings, userSetting } from "../driver/scenario";
import { commands, inputTitle } from "../driver/texts";

suite("the groups of the explorer", () => {
  const title = inputTitle(commands.groupBy);

  test(
    "are chosen with a command, and show how many profiles they contain",
    scenario({ settings: { regions: ["us-east-1"] } }, async ({ endpoint, explorer, quickInput, start }) => {
      await explorer.open();
      await explorer.waitForDescription("legal-summaries", "Claude 3 Haiku");
      start(commands.groupBy);
      await quickInput.waitForTitle(title);
      await quickInput.choose("Model");
      const group = ["us-east-1", "Application", "Claude 3 Haiku"];
      await explorer.row([...group, "legal-summaries"]);
      await explorer.waitForDescription(group, "1");
      assert.equal(userSetting("groupBy"), "model");
      const byTags = (await endpoint.requests()).filter(({ operation }) => operation === "ListTagsForResource");
      assert.deepEqual(byTags, []);

      start(commands.groupBy);
      await quickInput.waitForTitle(title);
      await quickInput.choose("Tag...");
      await quickInput.waitForTitle(title);
      await quickInput.type("team");
      await quickInput.choose("team");
      await explorer.row(["us-east-1", "Application", "checkout", "checkout-assistant-prod"]);
      await explorer.waitForDescription(["us-east-1", "Application", "search"], "2");
      await explorer.row(["us-east-1", "Application", "Without the tag team", "untagged-experiment"]);
      assert.deepEqual([userSetting("groupBy"), userSetting("groupByTag")], ["tag", "team"]);
    }),
  );

  test(
    "follow the settings, and use the default for an invalid value",
    scenario({ settings: { regions: ["us-east-1"], groupBy: "provider" } }, async ({ explorer }) => {
      await explorer.open();
      await explorer.row(["us-east-1", "Application", "Anthropic", "legal-summaries"]);
      await writeSettings({ groupBy: "none" });
      await explorer.expand(["us-east-1", "System-defined"]);
      await explorer.row(["us-east-1", "Application", "legal-summaries"]);
      await explorer.row(["us-east-1", "System-defined", "Claude Opus 4.5"]);
      await writeSettings({ groupBy: ["tag"] });
      await explorer.row(["us-east-1", "System-defined", "Anthropic", "Claude Opus 4.5"]);
      await explorer.row(["us-east-1", "Application", "legal-summaries"]);
    }),
  );
});
