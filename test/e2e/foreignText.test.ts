import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Page } from "playwright-core";
import type { EndpointClient } from "../endpoint/client";
import { shareWorkbench } from "./withWorkbench";

const bell = "\u0007";
const rightToLeft = "\u202Eevitca\u202C";

/** Text that would appear as an icon, a link, an image or other text if the window interpreted it. */
const hostile = [
  "$(zap)",
  "[x](command:workbench.action.closeWindow)",
  "<img src=x onerror=document.title='ran'>",
  "[y](https://evil.example/y)",
  "https://evil.example/z",
  "`code`",
  "**bold**",
  `${bell}${rightToLeft}`,
].join(" ");

/** The text as it should be displayed, without invisible characters. */
const shown = hostile.replace(bell, "").replace(rightToLeft, "evitca");
const long = "W".repeat(64);

/** Fails if an element contains an icon, a link, an image or emphasis that was created from the text. */
async function assertInert(page: Page, selector: string, text: string): Promise<void> {
  const part = page.locator(selector, { hasText: "(command:workbench.action.closeWindow)" }).first();
  assert.ok((await part.innerText()).includes(text), `${selector} shows: ${await part.innerText()}`);
  assert.equal(await part.locator("img, strong, code, .codicon-zap, a[href], a[data-href]").count(), 0, selector);
}

async function plant(endpoint: EndpointClient): Promise<void> {
  await endpoint.plantProfile({
    region: "us-east-1",
    profile: {
      inferenceProfileName: hostile,
      inferenceProfileId: "hostile00001",
      description: `${hostile}\n\n# heading`,
      models: [{ modelArn: hostile }],
    },
  });
  await endpoint.plantProfile({ region: "us-east-1", profile: { inferenceProfileName: long } });
}

describe("untrusted text", () => {
  const inWorkbench = shareWorkbench({ settings: { "bedrockProfiles.regions": ["us-east-1"] } });

  it(
    "has no effect in rows, tooltips, pickers and tabs",
    inWorkbench(async (workbench) => {
      const { explorer, endpoint, page, quickInput, clipboard } = workbench;
      const addresses: string[] = [];
      page.on("request", (request) => addresses.push(request.url()));
      await plant(endpoint);
      await explorer.open();

      await explorer.row(shown);
      await explorer.expand(shown);
      await explorer.row([shown, shown]);
      await assertInert(page, "[role=treeitem][aria-level='3'] .monaco-icon-label-container", shown);
      await assertInert(page, "[role=treeitem][aria-level='4'] .monaco-icon-label-container", shown);
      assert.equal(
        await explorer.accessibleName(shown),
        `${shown}, application inference profile, Unknown kind of model: ${shown}`,
      );
      const tooltip = await explorer.tooltip(shown);
      assert.ok(tooltip.includes(`Description: ${shown} # heading`), tooltip);
      await assertInert(page, ".workbench-hover-container .monaco-hover-content", shown);
      await explorer.row(long);

      await workbench.runCommand("Bedrock: Copy Inference Profile Name");
      await quickInput.type("closeWindow");
      await assertInert(page, ".quick-input-list .monaco-list-row", shown);
      await clipboard.clear();
      await quickInput.accept();
      assert.equal(await clipboard.next(), hostile, "the copied text is the one of AWS");

      await explorer.select(shown);
      const tab = page.locator(".tabs-container").getByRole("tab");
      await tab.filter({ hasText: "closeWindow" }).waitFor();
      assert.equal(await tab.locator(".codicon-zap").count(), 0);

      assert.notEqual(await page.title(), "ran");
      assert.deepEqual(
        addresses.filter((address) => address.includes("evil.example")),
        [],
      );
    }),
  );

  it(
    "has no effect in the row, the notification and the input message of an error",
    inWorkbench(async (workbench) => {
      const { explorer, endpoint, page, notifications, quickInput } = workbench;
      await endpoint.setFaults({ kind: "error", error: "ValidationException", message: hostile, count: 0 });
      await explorer.open();
      const row = await explorer.row("Invalid request");
      await assertInert(page, "[role=treeitem][aria-level='2'] .monaco-icon-label-container", shown);
      await row.click();
      await notifications.containing("Could not load").first().waitFor();
      // A zero-width space separates the brackets, so that they do not form a link.
      await assertInert(
        page,
        ".notification-list-item-message",
        "$(zap) [x]\u200B(command:workbench.action.closeWindow)",
      );
      await notifications.dismiss("Could not load");

      await workbench.runCommand("Bedrock: Open Inference Profile by ARN or ID...");
      await quickInput.waitForTitle("Open Inference Profile by ARN or ID");
      await quickInput.type("arn:aws:bedrock:$(zap):123456789012:inference-profile/x");
      await quickInput.waitForMessage('"$(zap)" is not a valid Region code');
      await quickInput.type("arn:aws:bedrock:us-east-1:123456789012:inference-profile/x");
      await quickInput.accept();
      await quickInput.waitForMessage("AWS reported: $(zap)");
      await assertInert(page, ".quick-input-message", "$(zap) [x]\u200B(command:workbench.action.closeWindow)");
      await quickInput.cancel();

      await workbench.runCommand("Bedrock: Find Inference Profile...");
      await quickInput.row(/Could not load/).waitFor();
      await assertInert(page, ".quick-input-list .monaco-list-row", shown);
    }),
  );
});
