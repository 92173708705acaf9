import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { GuidedCreation, usualSource } from "./guidedCreation";
import { withWorkbench } from "./withWorkbench";
import type { Workbench } from "./workbench";

const region = "us-east-1";

const config = (key: string) =>
  `[profile dev]\naws_access_key_id = ${key}\naws_secret_access_key = x\nregion = ${region}\n`;

/** Adds a profile that is listed first, and presses Enter before the new rows reach the window. */
async function pressEnterTooSoon(workbench: Workbench, type: "APPLICATION" | "SYSTEM_DEFINED"): Promise<void> {
  const { awsConfigFile, endpoint, page, serverMessages } = workbench;
  // The name matches the text that is typed in the source step, so that its row is sent to the window.
  const inferenceProfileName = `a newcomer Claude Sonnet ${type}`;
  const models = [{ modelArn: `arn:aws:bedrock:${region}::foundation-model/anthropic.claude-opus-4-6-v1` }];
  await endpoint.plantProfile({ region, profile: { type, inferenceProfileName, models } });
  const onTheirWay = serverMessages?.hold("$createOrUpdate", inferenceProfileName);
  // The change to the file causes the extension to reload the Region.
  await writeFile(awsConfigFile, config(`AKID${type}`));
  await onTheirWay;
  await page.keyboard.press("Enter");
  serverMessages?.release();
}

const options = {
  settings: { "bedrockProfiles.awsProfiles": ["dev"], "bedrockProfiles.regions": [region] },
  awsConfig: config("AKIDFIRST"),
  holdable: true,
} as const;

describe("a picker row, while a new row above it has not reached the window yet", () => {
  it(
    "is accepted as displayed, in the profile picker and in the source step of the create wizard",
    withWorkbench(options, async (workbench) => {
      const { clipboard, endpoint, explorer, quickInput } = workbench;
      const creation = new GuidedCreation(workbench, 5);
      // The extension watches the shared AWS files while the view is visible.
      await explorer.open();
      await explorer.row([region, "Application"]);

      await workbench.runCommand("Bedrock: Copy Inference Profile ARN");
      await creation.moveTo("support triage");
      await clipboard.clear();
      await pressEnterTooSoon(workbench, "APPLICATION");
      const { profiles } = await endpoint.state(region);
      const seen = profiles.find(({ profile }) => profile["inferenceProfileName"] === "support triage");
      assert.equal(await clipboard.next(), seen?.profile["inferenceProfileArn"]);

      await creation.start();
      await quickInput.type("claude sonnet");
      await creation.moveTo(creation.source(usualSource));
      await pressEnterTooSoon(workbench, "SYSTEM_DEFINED");
      await creation.fillIn({ name: "as seen" });
      assert.match((await creation.review())["Source"] ?? "", /Claude Sonnet 4\.5/);
    }),
  );
});
