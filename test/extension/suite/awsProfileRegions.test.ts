import assert from "node:assert/strict";
import { scenario, userSetting } from "../driver/scenario";
import { commands, inputTitle } from "../driver/texts";

suite("selecting the Regions of one AWS profile", () => {
  const awsConfig = ["dev", "prod"]
    .map((name) => `[profile ${name}]\naws_access_key_id = AKID\naws_secret_access_key = x\nregion = us-east-1\n`)
    .join("");

  test(
    "applies them to that AWS profile only, names the AWS profile in the picker, and removes them if none is selected",
    scenario(
      { awsConfig, settings: { awsProfiles: ["dev", "prod"], regions: ["us-east-1"] } },
      async ({ explorer, quickInput, start }) => {
        const title = "Select Regions for AWS Profile prod";
        await explorer.open();
        for (const awsProfile of [/^dev \(/, /^prod \(/]) {
          await explorer.waitForDescription(
            [awsProfile, "us-east-1", "Application", "legal-summaries"],
            "Claude 3 Haiku",
          );
        }
        const { node } = await explorer.row(/^prod/);
        start("bedrockProfiles.selectRegionsOf", node);
        await quickInput.waitForTitle(title);
        await quickInput.waitForSelected(["us-east-1"]);
        assert.ok(!quickInput.items().some(({ label }) => label === "us-gov-west-1"), "another partition");
        await quickInput.toggle("us-east-1");
        await quickInput.toggle("eu-central-1");
        await quickInput.accept();
        await explorer.waitForDescription(
          [/^prod/, "eu-central-1", "Application", "hr-assistant-eu"],
          /Claude Sonnet 4\.5/,
        );
        assert.deepEqual(await explorer.labels(2), ["us-east-1", "eu-central-1"]);
        assert.deepEqual(userSetting("regionsByAwsProfile"), { prod: ["eu-central-1"] });
        assert.deepEqual(userSetting("regions"), ["us-east-1"]);

        start(commands.selectRegions);
        await quickInput.waitForTitle(inputTitle(commands.selectRegions));
        await quickInput.waitForSelected(["us-east-1"]);
        await quickInput.cancel();

        start("bedrockProfiles.selectRegionsOf", node);
        await quickInput.waitForTitle(title);
        await quickInput.toggle("eu-central-1");
        await quickInput.accept();
        await explorer.row([/^prod/, "us-east-1", "Application"]);
        assert.deepEqual(await explorer.labels(2), ["us-east-1", "us-east-1"]);
      },
    ),
  );
});
