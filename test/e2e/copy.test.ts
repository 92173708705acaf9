import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { EndpointClient } from "../endpoint/client";
import { regionRequests, requestsSince } from "./requests";
import { statusBarNotice } from "./statusBar";
import { shareWorkbench } from "./withWorkbench";
import type { Workbench } from "./workbench";

/** What each command copies, and what it says. */
const copies = [
  { item: "Copy Inference Profile ARN", member: "inferenceProfileArn", one: "ARN copied", several: "ARNs copied" },
  { item: "Copy Inference Profile ID", member: "inferenceProfileId", one: "ID copied", several: "IDs copied" },
  { item: "Copy Inference Profile Name", member: "inferenceProfileName", one: "Name copied", several: "Names copied" },
] as const;

/** A member of application profiles by their names, as AWS has it, one a line. */
async function expected(endpoint: EndpointClient, member: string, ...names: string[]): Promise<string> {
  const { profiles } = await endpoint.state();
  const ofName = (name: string) => profiles.find(({ profile }) => profile["inferenceProfileName"] === name)?.profile;
  return names.map((name) => String(ofName(name)?.[member])).join("\n");
}

/** What arrives on the clipboard when somebody acts. */
async function copied({ clipboard }: Workbench, act: () => Promise<void>): Promise<string> {
  await clipboard.clear();
  await act();
  return clipboard.next();
}

describe("copying", () => {
  const inWorkbench = shareWorkbench();

  it(
    "copies by the row's button, its context menu and the palette, and says so in the status bar",
    inWorkbench(async (workbench) => {
      const { explorer, endpoint, page } = workbench;
      await explorer.open();
      await explorer.row(["eu-central-1", "System-defined"]);
      const name = "support triage";
      const arn = await expected(endpoint, "inferenceProfileArn", name);
      const byButton = await copied(workbench, () => explorer.pressInline(name, "Copy Inference Profile ARN (Ctrl+C)"));
      assert.equal(byButton, arn);
      assert.equal(await statusBarNotice(page, "copied"), "ARN copied");
      for (const { item, member, one } of copies) {
        const value = await expected(endpoint, member, name);
        assert.equal(await copied(workbench, () => explorer.pickFromContextMenu(name, item)), value, item);
        assert.equal(await statusBarNotice(page, one), one);
      }

      await explorer.select("hr-assistant-eu");
      for (const { item, member } of copies) {
        const value = await expected(endpoint, member, "hr-assistant-eu");
        assert.equal(await copied(workbench, () => workbench.runCommand(`Bedrock: ${item}`)), value, item);
      }
      // A menu acts on its own row, not on the selected one.
      const other = await copied(workbench, () => explorer.pickFromContextMenu(name, "Copy Inference Profile ARN"));
      assert.equal(other, arn);
    }),
  );

  it(
    "copies several that were selected by mouse, one a line",
    inWorkbench(async (workbench) => {
      const { explorer, endpoint, page, details } = workbench;
      await explorer.open();
      // Rows are drawn anew when their models' names come, and a click may fall in between.
      await explorer.waitForDescription("legal-summaries", "Claude 3 Haiku");
      await explorer.waitForDescription("hr-assistant-eu", "Claude Sonnet 4.5");
      const names = ["checkout-assistant-dev", "legal-summaries", "hr-assistant-eu"];
      await explorer.select(names[0] ?? "");
      await explorer.select(names[1] ?? "", { add: true });
      await explorer.select(names[2] ?? "", { add: true });
      assert.deepEqual(await explorer.selectedLabels(), names);
      for (const { item, member, several } of copies) {
        const value = await expected(endpoint, member, ...names);
        assert.equal(await copied(workbench, () => explorer.pickFromContextMenu("legal-summaries", item)), value);
        assert.equal(await statusBarNotice(page, several), `${several}: 3`);
        assert.equal(await copied(workbench, () => workbench.runCommand(`Bedrock: ${item}`)), value, item);
      }
      const arns = await expected(endpoint, "inferenceProfileArn", ...names);
      const button = "Copy Inference Profile ARN (Ctrl+C)";
      assert.equal(await copied(workbench, () => explorer.pressInline("hr-assistant-eu", button)), arns);
      assert.equal(await details.tabs.count(), 1, "adding a row to the selection opens nothing");

      await explorer.select("batch_translation");
      await (await explorer.row("Data Platform SQL helper")).click({ modifiers: ["Shift"] });
      const range = [
        "batch_translation",
        "checkout-assistant-dev",
        "checkout-assistant-prod",
        "Data Platform SQL helper",
      ];
      assert.deepEqual(await explorer.selectedLabels(), range);
      const byKey = await copied(workbench, () => page.keyboard.press("Control+C"));
      assert.deepEqual(
        byKey.split("\n").sort(),
        (await expected(endpoint, "inferenceProfileArn", ...range)).split("\n").sort(),
      );
    }),
  );

  it(
    "copies the focused row, or all that are selected with it, by Ctrl+C, and never asks",
    inWorkbench(async (workbench) => {
      const { explorer, endpoint, page, quickInput } = workbench;
      const copy = (): Promise<string> => copied(workbench, () => page.keyboard.press("Control+C"));
      await explorer.focusFirstRow();
      await explorer.row(["eu-central-1", "System-defined"]);
      await page.keyboard.press("Control+C");
      assert.equal(await statusBarNotice(page, "ARN"), "Select an inference profile to copy its ARN");
      assert.equal(await quickInput.widget.count(), 0);

      await explorer.moveDownTo("checkout-assistant-dev");
      assert.equal(await copy(), await expected(endpoint, "inferenceProfileArn", "checkout-assistant-dev"));
      await page.keyboard.press("Shift+ArrowDown");
      await page.keyboard.press("Shift+ArrowDown");
      const selected = ["checkout-assistant-prod", "Data Platform SQL helper"];
      assert.deepEqual(await explorer.selectedLabels(), selected);
      assert.equal(await copy(), await expected(endpoint, "inferenceProfileArn", ...selected));
      assert.deepEqual(await explorer.selectedLabels(), selected, "the selection is as it was");
      await explorer.moveDownTo("search-reranking");
      assert.equal(await copy(), await expected(endpoint, "inferenceProfileArn", "search-reranking"));
      assert.deepEqual(await explorer.selectedLabels(), selected, "the selection is as it was");
    }),
  );

  it(
    "asks for a profile where none is selected, reading the Regions only then",
    inWorkbench(async (workbench) => {
      const { endpoint, quickInput, clipboard } = workbench;
      assert.deepEqual(await endpoint.requests(), []);
      for (const { item, member } of copies) {
        const value = await copied(workbench, async () => {
          await workbench.runCommand(`Bedrock: ${item}`);
          await quickInput.waitForTitle(item);
          await quickInput.pickByKeyboard("invoice-extraction");
        });
        assert.equal(value, await expected(endpoint, member, "invoice-extraction"));
      }
      const reads = [...regionRequests("eu-central-1"), ...regionRequests("us-east-1")];
      assert.deepEqual(await requestsSince(endpoint, 0), reads.sort());
      const picked = await copied(workbench, async () => {
        await workbench.runCommand("Bedrock: Copy Inference Profile ID");
        await quickInput.waitForTitle("Copy Inference Profile ID");
        await quickInput.pick("untagged-experiment");
      });
      assert.equal(picked, await expected(endpoint, "inferenceProfileId", "untagged-experiment"));

      await clipboard.clear();
      await workbench.runCommand("Bedrock: Copy Inference Profile ARN");
      await quickInput.waitForTitle("Copy Inference Profile ARN");
      await quickInput.cancel();
      assert.equal(await clipboard.read(), "");
    }),
  );
});
