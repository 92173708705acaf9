import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { regionRequests, requestsSince } from "./requests";
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
      // Copying takes the row out of the selection and puts it back.
      await (await explorer.row("checkout-assistant-dev")).and(page.locator("[aria-selected=true]")).waitFor();
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

  it(
    "copies from the row that had the focus when the key was pressed, however quickly the focus moves on",
    inWorkbench(async ({ explorer, page, clipboard, details }) => {
      await explorer.open();
      await explorer.select("checkout-assistant-dev");
      // A page that is being loaded may lose keys.
      await details.waitUntilLoaded("checkout-assistant-dev");
      await clipboard.clear();
      await page.keyboard.press("Control+C");
      const first = await clipboard.next();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowUp");
      await clipboard.clear();
      // The second key comes before the extension host can have answered the first.
      await page.keyboard.press("Control+C");
      await page.keyboard.press("ArrowDown");
      assert.equal(await clipboard.next(), first);
      // Only the row that was selected before still is.
      await (await explorer.row("checkout-assistant-dev")).and(page.locator("[aria-selected=true]")).waitFor();
      assert.equal(await explorer.rows.and(page.locator("[aria-selected=true]")).count(), 1);
    }),
  );

  it(
    "is walked through, opened, copied from and read anew without the mouse",
    inWorkbench(async (workbench) => {
      const { explorer, page, clipboard, details, endpoint } = workbench;
      await explorer.focusFirstRow();
      await explorer.row(["eu-central-1", "System-defined"]);
      // Left closes a row and then leads to the one around it; Right leads in again.
      await explorer.moveDownTo(["us-east-1", "Application"]);
      await page.keyboard.press("ArrowLeft");
      await explorer.waitUntilGone("legal-summaries");
      await page.keyboard.press("ArrowRight");
      await explorer.row(["us-east-1", "Application", "legal-summaries"]);
      await explorer.moveDownTo("legal-summaries");
      await page.keyboard.press("Enter");
      await details.waitUntilLoaded("legal-summaries");
      // The page has the focus: Tab leads into it.
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
