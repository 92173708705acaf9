import assert from "node:assert/strict";
import { scenario, writeSettings } from "../driver/scenario";

const noTexts = (setting: string): string =>
  `The setting ${setting} must be a list of strings. Other values are ignored.`;
const ignored = (text: string): string =>
  `"${text}" in the setting bedrockProfiles.regions is not a Region code and is ignored. Use a Region code such as us-east-1.`;
const noRegions = (text: string): string => `Invalid Region codes in your settings are ignored: ${text}.`;

suite("the settings", () => {
  test(
    "can have invalid values, which are ignored and named in a warning",
    scenario({}, async ({ explorer, endpoint, messages }) => {
      await explorer.open();
      await explorer.row(["eu-central-1", "System-defined"]);
      /**
       * The settings, the resulting rows at the top level, the warning, and the rows of findings if their text differs.
       * Each case differs from the previous one.
       */
      const cases: [
        settings: Record<string, unknown>,
        shown: string[],
        warning?: string | undefined,
        rows?: string[],
      ][] = [
        [{ regions: ["us-west-2", "eu-central-1"] }, ["us-west-2", "eu-central-1"]],
        [{ regions: 5 }, ["us-east-1"], noTexts("bedrockProfiles.regions")],
        [
          { regions: [" eu-central-1 ", "", null, 7, {}, ["us-west-2"], "eu-central-1"] },
          ["eu-central-1"],
          undefined,
          [noTexts("bedrockProfiles.regions")],
        ],
        [{ regions: "eu-central-1" }, ["us-east-1"], undefined, [noTexts("bedrockProfiles.regions")]],
        [
          { regions: ["evil.example/#", "eu-central-1"] },
          ["eu-central-1"],
          noRegions("evil.example/#"),
          [ignored("evil.example/#")],
        ],
        [
          { regions: ["us-east-1.evil.example"] },
          ["us-east-1"],
          noRegions("us-east-1.evil.example"),
          [ignored("us-east-1.evil.example")],
        ],
        [
          { regions: ["EU-CENTRAL-1", "us-west-2"] },
          ["eu-central-1", "us-west-2"],
          "Invalid Region codes in your settings: EU-CENTRAL-1. Used instead: eu-central-1.",
          ['"EU-CENTRAL-1" in the setting bedrockProfiles.regions is not a Region code. eu-central-1 is used instead.'],
        ],
        [{ regions: { "0": "us-west-2" } }, ["us-east-1"], noTexts("bedrockProfiles.regions")],
        [{ regions: ["us-west-2"], awsProfiles: [3, "", null] }, ["us-west-2"], noTexts("bedrockProfiles.awsProfiles")],
        [
          { regions: ["us-west-2", "us-east-1"], awsProfiles: "x" },
          ["us-west-2", "us-east-1"],
          undefined,
          [noTexts("bedrockProfiles.awsProfiles")],
        ],
      ];
      for (const [settings, shown, warning, rows = warning ? [warning] : []] of cases) {
        await writeSettings(settings);
        await explorer.waitForRoots([...rows, ...shown]);
        await explorer.row([shown[0] ?? "", "System-defined"]);
        if (warning) {
          assert.equal(await messages.read(warning), warning);
          await messages.dismiss(warning);
        }
      }
      assert.deepEqual(messages.all(), []);
      const regions = new Set((await endpoint.requests()).map(({ region }) => region));
      assert.deepEqual(regions, new Set(["us-east-1", "eu-central-1", "us-west-2"]));
    }),
  );
});
