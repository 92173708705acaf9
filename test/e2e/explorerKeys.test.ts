import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { regionRequests, requestsSince } from "../endpoint/requests";
import { shareWorkbench } from "./withWorkbench";

describe("the tree used with the keyboard", () => {
  const inWorkbench = shareWorkbench();

  it(
    "receives the focus when a row is clicked",
    inWorkbench(async ({ explorer, page, clipboard, details }) => {
      await explorer.open();
      await explorer.select("checkout-assistant-dev");
      await details.tab("checkout-assistant-dev").waitFor();
      await details.content.getByRole("heading", { level: 1, name: "checkout-assistant-dev" }).waitFor();
      await clipboard.clear();
      await page.keyboard.press("Control+C");
      const selected = await clipboard.next();
      // Copying removes the row from the selection and adds it again.
      await (await explorer.row("checkout-assistant-dev")).and(page.locator("[aria-selected=true]")).waitFor();
      await page.keyboard.press("ArrowDown");
      await clipboard.clear();
      await page.keyboard.press("Control+C");
      const below = await clipboard.next();
      assert.notEqual(below, selected);
      // Moving through the rows opens no page, but Enter does.
      assert.equal(await details.tabs.count(), 1);
      await page.keyboard.press("Enter");
      await details.tab("checkout-assistant-prod").waitFor();
      assert.equal(await details.tabs.count(), 1, "Enter replaces the preview of the click");
      await explorer.select("legal-summaries");
      await details.tab("legal-summaries").waitFor();
      assert.equal(await details.tabs.count(), 2, "and keeps its page open");
      await explorer.doubleClick("support triage");
      await details.tab("support triage").waitFor();
      await explorer.select("batch_translation");
      await details.tab("batch_translation").waitFor();
      assert.equal(await details.tabs.count(), 3, "a double-click keeps its page open, too");
    }),
  );

  it(
    "copies the row that was focused when the key was pressed, even if the focus moves immediately",
    inWorkbench(async ({ explorer, page, clipboard, details }) => {
      await explorer.open();
      await explorer.select("checkout-assistant-dev");
      // A page can miss keys while it loads.
      await details.waitUntilLoaded("checkout-assistant-dev");
      await clipboard.clear();
      await page.keyboard.press("Control+C");
      const first = await clipboard.next();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowUp");
      await clipboard.clear();
      // The second key is pressed before the extension host can handle the first.
      await page.keyboard.press("Control+C");
      await page.keyboard.press("ArrowDown");
      assert.equal(await clipboard.next(), first);
      // The selection has not changed.
      await (await explorer.row("checkout-assistant-dev")).and(page.locator("[aria-selected=true]")).waitFor();
      assert.equal(await explorer.rows.and(page.locator("[aria-selected=true]")).count(), 1);
    }),
  );

  it(
    "can be navigated, opened, copied from and refreshed without a mouse",
    inWorkbench(async (workbench) => {
      const { explorer, page, clipboard, details, endpoint } = workbench;
      await explorer.focusFirstRow();
      await explorer.row(["eu-central-1", "System-defined"]);
      // The left arrow key collapses a row, and the right arrow key expands it.
      await explorer.moveDownTo(["us-east-1", "Application"]);
      await page.keyboard.press("ArrowLeft");
      await explorer.waitUntilGone("legal-summaries");
      await page.keyboard.press("ArrowRight");
      await explorer.row(["us-east-1", "Application", "legal-summaries"]);
      await explorer.moveDownTo("legal-summaries");
      await page.keyboard.press("Enter");
      await details.waitUntilLoaded("legal-summaries");
      // The page is focused, so Tab moves to its first control.
      await page.waitForFunction(() => document.activeElement?.matches("iframe.webview"));
      await page.keyboard.press("Tab");
      await details.content.locator("button:focus, vscode-button:focus, a:focus").first().waitFor();

      await clipboard.clear();
      await workbench.runCommand("Bedrock: Copy Inference Profile Name");
      assert.equal(await clipboard.next(), "legal-summaries");

      await explorer.openByKeyboard();
      await explorer.rows.and(page.locator(".focused")).first().waitFor();
      await endpoint.plantProfile({ region: "us-east-1", profile: { inferenceProfileName: "a-new-one" } });
      const mark = await endpoint.mark();
      await explorer.pickFromContextMenuByKeyboard("Refresh Region");
      await explorer.row(["us-east-1", "Application", "a-new-one"]);
      assert.deepEqual(await requestsSince(endpoint, mark), regionRequests("us-east-1"));
    }),
  );
});
