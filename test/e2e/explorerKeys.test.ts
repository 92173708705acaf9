import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { shareWorkbench } from "./withWorkbench";

describe("the explorer by keyboard, and beside the details page", () => {
  const inWorkbench = shareWorkbench();

  it(
    "leaves the focus in the tree when a row is clicked, so that keys go on from there",
    inWorkbench(async ({ explorer, page, clipboard, details }) => {
      await explorer.open();
      await explorer.select("checkout-assistant-dev");
      await details.tab("checkout-assistant-dev").waitFor();
      await details.content.getByRole("heading", { level: 1, name: "checkout-assistant-dev" }).waitFor();
      await clipboard.clear();
      await page.keyboard.press("Control+C");
      const selected = await clipboard.next();
      await page.keyboard.press("ArrowDown");
      await clipboard.clear();
      await page.keyboard.press("Control+C");
      const below = await clipboard.next();
      assert.notEqual(below, selected);
      // Moving through the rows opens nothing; Enter does.
      assert.equal(await details.tabs.count(), 1);
      await page.keyboard.press("Enter");
      await details.tab("checkout-assistant-prod").waitFor();
      assert.equal(await details.tabs.count(), 2);
    }),
  );
});
