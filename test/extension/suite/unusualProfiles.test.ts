import assert from "node:assert/strict";
import { scenario } from "../driver/scenario";
import { commands, inputTitle } from "../driver/texts";

const region = "us-east-1";
const settings = { regions: [region] };
const importedModel = `arn:aws:bedrock:${region}:123456789012:imported-model/abc123`;

suite("unusual profiles", () => {
  test(
    "have a description in rows, accessible names and the picker",
    scenario({ settings }, async ({ endpoint, explorer, quickInput, start }) => {
      await endpoint.plantProfile({ region, profile: { inferenceProfileName: "creating", status: "CREATING" } });
      await endpoint.plantProfile({ region, profile: { inferenceProfileName: "empty", models: [{}] } });
      await endpoint.plantProfile({
        region,
        profile: { inferenceProfileName: "imported", models: [{ modelArn: importedModel }] },
      });
      await endpoint.plantProfile({
        region,
        profile: {
          inferenceProfileName: "shared",
          inferenceProfileId: "shared",
          inferenceProfileArn: `arn:aws:bedrock:${region}:222222222222:application-inference-profile/shared`,
        },
      });
      await explorer.open();
      for (const [name, mark] of [
        ["creating", "not usable, status CREATING"],
        ["empty", "not usable, no models"],
        ["imported", "Imported model: abc123"],
        ["shared", "account 222222222222"],
      ] as const) {
        const row = [region, "Application", name];
        await explorer.waitForDescription(row, new RegExp(`^${mark}`));
        const accessibleName = await explorer.accessibleName(row);
        assert.ok(accessibleName.startsWith(`${name}, application inference profile, ${mark}`), accessibleName);
      }
      start(commands.findProfile);
      await quickInput.waitForTitle(inputTitle(commands.findProfile));
      const creating = await quickInput.row("creating");
      assert.match(creating.description ?? "", /^not usable, status CREATING/);
    }),
  );

  test(
    "are absent from a Region that has only models, where a row states that there are no profiles",
    scenario({ settings }, async ({ endpoint, explorer }) => {
      await endpoint.setFaults({
        kind: "error",
        error: "ValidationException",
        message: "Unknown operation",
        operation: "ListInferenceProfiles",
        count: 0,
      });
      await explorer.open();
      await explorer.row([region, "This Region has no inference profiles."]);
    }),
  );
});
