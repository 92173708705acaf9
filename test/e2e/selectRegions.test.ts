import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, it } from "node:test";
import { regionRequests, requestsSince } from "./requests";
import { shareWorkbench } from "./withWorkbench";
import type { Workbench } from "./workbench";

const regions = "bedrockProfiles.regions";
const awsProfiles = "bedrockProfiles.awsProfiles";

/** The Regions in the machine's settings, once they are these: nothing tells when the editor has written them. */
async function assertWritten({ server, explorer }: Workbench, expected: readonly string[]): Promise<void> {
  for (const region of expected) await explorer.row(region);
  const file = path.join(path.dirname(server.logsFolder), "Machine/settings.json");
  const settings = JSON.parse(await readFile(file, "utf8")) as Record<string, unknown>;
  assert.deepEqual(settings[regions], expected);
}

/** The roots of the tree, once there is a row that says so: `last`. */
async function roots({ explorer }: Workbench, last: string): Promise<string[]> {
  await explorer.row([last, "System-defined"]);
  return explorer.labels("[aria-level='1']");
}

const noTexts = (setting: string): string =>
  `The setting ${setting} must be a list of strings. Other values are ignored.`;
const noRegions = (text: string): string => `Invalid Region codes in your settings are ignored: ${text}.`;

describe("which Regions are shown", () => {
  const inWorkbench = shareWorkbench();

  it(
    "is selected by mouse, those shown first, found by their names, and the tree follows",
    inWorkbench(async (workbench) => {
      const { explorer, endpoint, quickInput } = workbench;
      await explorer.open();
      await explorer.row(["eu-central-1", "System-defined"]);
      const mark = await endpoint.mark();
      await explorer.pressTitleButton("Select Regions...");
      await quickInput.waitForTitle("Select Regions");
      const [first, second, third] = await quickInput.items();
      assert.deepEqual([first?.label, first?.separator, second?.label], ["us-east-1", "Shown", "eu-central-1"]);
      assert.deepEqual([third?.label, third?.separator], ["af-south-1", "Africa"]);
      await quickInput.check("eu-central-1", false);
      await quickInput.type("Oregon");
      await quickInput.check("us-west-2");
      await quickInput.type("");
      await quickInput.widget.getByRole("button", { name: "OK" }).click();
      await explorer.row(["us-west-2", "Application", "image-generation"]);
      await explorer.waitUntilGone("eu-central-1");
      await assertWritten(workbench, ["us-east-1", "us-west-2"]);
      assert.deepEqual(await requestsSince(endpoint, mark), regionRequests("us-west-2"));
    }),
  );

  it(
    "is selected by keyboard; none means the Region of the environment, and Esc changes nothing",
    inWorkbench(async (workbench) => {
      const { explorer, endpoint, quickInput, page } = workbench;
      await explorer.openByKeyboard();
      await explorer.row(["eu-central-1", "System-defined"]);
      const mark = await endpoint.mark();
      await workbench.runCommand("Bedrock: Select Regions...");
      await quickInput.waitForTitle("Select Regions");
      await quickInput.type("Tokyo");
      await quickInput.row("ap-northeast-1").waitFor();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Space");
      await quickInput.cancel();
      await workbench.runCommand("Bedrock: Select Regions...");
      await quickInput.waitForTitle("Select Regions");
      assert.equal(await quickInput.row("us-east-1").first().getAttribute("aria-checked"), "true");
      for (const key of ["ArrowDown", "Space", "ArrowDown", "Space", "Enter"]) await page.keyboard.press(key);
      await explorer.waitUntilGone("eu-central-1");
      assert.deepEqual(await roots(workbench, "us-east-1"), ["us-east-1"], "AWS_REGION");
      await assertWritten(workbench, []);
      assert.deepEqual(await requestsSince(endpoint, mark), [], "us-east-1 was read before");
    }),
  );

  it(
    "follows the settings file, in which anything may stand",
    inWorkbench(async (workbench) => {
      const { explorer, endpoint, server, notifications } = workbench;
      await explorer.open();
      await explorer.row(["eu-central-1", "System-defined"]);
      /** What stands in the file, the roots that follow, and what is told of the rest. Each differs from the one before. */
      const cases: [settings: Record<string, unknown>, shown: string[], told?: string][] = [
        [{ [regions]: ["us-west-2", "eu-central-1"] }, ["us-west-2", "eu-central-1"]],
        [{ [regions]: 5 }, ["us-east-1"], noTexts(regions)],
        [{ [regions]: [" eu-central-1 ", "", null, 7, {}, ["us-west-2"], "eu-central-1"] }, ["eu-central-1"]],
        [{ [regions]: "eu-central-1" }, ["us-east-1"]],
        [{ [regions]: ["evil.example/#", "eu-central-1"] }, ["eu-central-1"], noRegions("evil.example/#")],
        [{ [regions]: ["us-east-1.evil.example"] }, ["us-east-1"], noRegions("us-east-1.evil.example")],
        [{ [regions]: ["EU-CENTRAL-1", "us-west-2"] }, ["us-west-2"], noRegions("EU-CENTRAL-1")],
        [{ [regions]: { "0": "us-west-2" } }, ["us-east-1"], noTexts(regions)],
        [{ [regions]: ["us-west-2"], [awsProfiles]: [3, "", null] }, ["us-west-2"], noTexts(awsProfiles)],
        [{ [regions]: ["us-west-2", "us-east-1"], [awsProfiles]: "x" }, ["us-west-2", "us-east-1"]],
      ];
      for (const [settings, shown, told] of cases) {
        await server.writeSettings(settings);
        const [first = ""] = shown;
        await explorer.waitForRoots(shown);
        assert.deepEqual(await roots(workbench, first), shown, JSON.stringify(settings));
        if (told) {
          assert.equal(await notifications.read(told), told);
          await notifications.dismiss(told);
        }
      }
      assert.equal(await notifications.all.count(), 0);
      const asked = new Set((await endpoint.requests()).map(({ region }) => region));
      assert.deepEqual(asked, new Set(["us-east-1", "eu-central-1", "us-west-2"]));
    }),
  );
});
