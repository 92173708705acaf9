import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { shareWorkbench } from "./withWorkbench";

describe("the window", () => {
  const inWorkbench = shareWorkbench({ settings: { "bedrockProfiles.regions": ["us-east-1"] } });

  it(
    "the view opens from the activity bar and lists the inference profiles of the Region",
    inWorkbench(async ({ explorer, endpoint }) => {
      await explorer.open();
      await explorer.row(["us-east-1", /^Application/]);
      await explorer.row(["us-east-1", /^System-defined/]);
      const operations = (await endpoint.requests()).map((request) => request.operation);
      assert.ok(operations.includes("ListInferenceProfiles"));
    }),
  );

  it(
    "the view opens by keyboard",
    inWorkbench(async ({ explorer, page }) => {
      await explorer.focusFirstRow();
      await page.keyboard.press("ArrowLeft");
      const region = await explorer.row("us-east-1");
      await region.and(page.locator("[aria-expanded=false]")).waitFor();
    }),
  );

  it(
    "the log opens from the palette",
    inWorkbench(async (workbench) => {
      const { page } = workbench;
      await workbench.runCommand("Bedrock: Show Log");
      await page.getByRole("tab", { name: "Output" }).and(page.locator("[aria-selected=true]")).waitFor();
    }),
  );
});
