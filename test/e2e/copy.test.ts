import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { EndpointClient } from "../endpoint/client";
import { statusBarNotice } from "./statusBar";
import { shareWorkbench } from "./withWorkbench";
import type { Workbench } from "./workbench";

/** Returns a member of the application profiles with these names, as AWS returns it, with one profile per line. */
async function expected(endpoint: EndpointClient, member: string, ...names: string[]): Promise<string> {
  const { profiles } = await endpoint.state();
  const ofName = (name: string) => profiles.find(({ profile }) => profile["inferenceProfileName"] === name)?.profile;
  return names.map((name) => String(ofName(name)?.[member])).join("\n");
}

/** Runs an action and returns the text that is then on the clipboard. */
async function copied({ clipboard }: Workbench, act: () => Promise<void>): Promise<string> {
  await clipboard.clear();
  await act();
  return clipboard.next();
}

describe("copying", () => {
  const inWorkbench = shareWorkbench();

  it(
    "Ctrl+C copies the focused row, or all selected rows if the focused row is selected, and never asks for a profile",
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
      assert.deepEqual(await explorer.selectedLabels(), selected, "the selection is unchanged");
      await explorer.moveDownTo("search-reranking");
      assert.equal(await copy(), await expected(endpoint, "inferenceProfileArn", "search-reranking"));
      assert.deepEqual(await explorer.selectedLabels(), selected, "the selection is unchanged");
    }),
  );
});
