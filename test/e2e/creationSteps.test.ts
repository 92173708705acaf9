import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { GuidedCreation, systemProfileArn, usualSource } from "./guidedCreation";
import { shareWorkbench } from "./withWorkbench";

const haiku = "us.anthropic.claude-haiku-4-5-20251001-v1:0";

describe("the create wizard", () => {
  const inWorkbench = shareWorkbench();

  it(
    "creates a profile with the keyboard alone",
    inWorkbench(async (workbench) => {
      const { clipboard, endpoint, notifications, page } = workbench;
      const creation = new GuidedCreation(workbench);
      const name = "search chat_2";
      await endpoint.setFaults({ kind: "slow", operation: "CreateInferenceProfile", delayMs: 500 });
      await creation.start();
      await creation.fillIn({
        region: "us-east-1",
        source: usualSource,
        name,
        description: "For the search team: v1.2",
        tags: ["team=search", "cost-center=20=40"],
      });
      assert.deepEqual(await creation.requests("CreateInferenceProfile"), [], "nothing is sent before Create");
      // Create is the active row. Pressing Enter twice must create only one profile.
      await page.keyboard.press("Enter");
      await page.keyboard.press("Enter");
      assert.deepEqual(await notifications.buttons(`Creating inference profile "${name}" in us-east-1`), ["Cancel"]);

      const row = await creation.waitUntilRevealed(name);
      assert.match(await row.innerText(), /Claude Sonnet 4\.5/);
      assert.deepEqual(await notifications.buttons(`Created inference profile "${name}" in us-east-1.`), [
        "Copy ARN",
        "Show Details",
      ]);
      await clipboard.clear();
      await workbench.runCommand("Notifications: Accept Notification Primary Action");
      const [made] = await creation.profilesNamed(name);
      assert.equal(await clipboard.next(), made?.profile["inferenceProfileArn"]);
      assert.deepEqual(await creation.created(), [
        {
          inferenceProfileName: name,
          description: "For the search team: v1.2",
          modelSource: { copyFrom: systemProfileArn(usualSource) },
          tags: [
            { key: "team", value: "search" },
            { key: "cost-center", value: "20=40" },
          ],
        },
      ]);
    }),
  );

  it(
    "creates a profile with the mouse alone",
    inWorkbench(async (workbench) => {
      const { details, explorer, notifications, quickInput } = workbench;
      const creation = new GuidedCreation(workbench);
      await explorer.open();
      await explorer.pressTitleButton("Create Application Inference Profile...");
      await creation.at("region");
      await quickInput.pick("us-east-1");
      await creation.at("source");
      await quickInput.pick("US Anthropic Claude Haiku 4.5");
      for (const step of ["name", "description"] as const) {
        await creation.at(step);
        await quickInput.titleButton("Continue").click();
      }
      await creation.at("tags");
      await quickInput.pick("Continue");
      await creation.at("review");
      await quickInput.pick("Create");

      await creation.waitUntilRevealed("us-anthropic-claude-haiku-4-5");
      await notifications.press(
        'Created inference profile "us-anthropic-claude-haiku-4-5" in us-east-1.',
        "Show Details",
      );
      await details.tab("us-anthropic-claude-haiku-4-5").waitFor();
      await details.content.getByText("us-anthropic-claude-haiku-4-5").first().waitFor();
      // AWS rejects an empty description and an empty list of tags.
      const body = {
        inferenceProfileName: "us-anthropic-claude-haiku-4-5",
        modelSource: { copyFrom: systemProfileArn(haiku) },
      };
      assert.deepEqual(await creation.created(), [body]);
    }),
  );
});
