import { GuidedCreation, usualSource } from "../e2e/guidedCreation";
import { openDetails } from "../e2e/openDetails";
import type { Surface } from "./surfaces";
import { showReport } from "./usageSurfaces";

const region = "us-east-1";
const viewport = { width: 1120, height: 640 };

/** The pictures in the README, by name. The windows are small so that the text is readable at the width of a page. */
export const pictures: Readonly<Record<string, Surface>> = {
  "explorer-and-details": {
    options: { theme: "dark", viewport, settings: { "bedrockProfiles.regions": [region, "eu-central-1"] } },
    async show(workbench, take) {
      const { explorer } = workbench;
      await explorer.open();
      await explorer.row([region, "Application", "checkout-assistant-prod"]);
      await explorer.collapse([region, "System-defined"]);
      await openDetails(workbench, "checkout-assistant-prod");
      await take("explorer-and-details");
    },
  },
  "create-review": {
    options: { theme: "light", viewport: { width: 840, height: 700 } },
    async show(workbench, take) {
      const creation = new GuidedCreation(workbench);
      await creation.startAndFillIn({
        source: usualSource,
        name: "docs-search",
        description: "Answers questions about our documents",
        tags: ["team=docs", "cost-center=4711"],
      });
      // The picture shows only the list of the Review step, without the window around it.
      const box = await workbench.quickInput.widget.boundingBox();
      await take("create-review", box ?? undefined);
    },
  },
  "copy-as": {
    // VS Code limits the height of the list to a part of the height of the window.
    options: { theme: "dark", viewport: { width: 840, height: 1120 } },
    async show({ explorer, page, quickInput }, take) {
      await explorer.open();
      await explorer.collapse([region, "System-defined"]);
      await explorer.pickFromContextMenu(
        [region, "Application", "checkout-assistant-prod"],
        "Copy Inference Profile As...",
      );
      await quickInput.waitForTitle("Copy checkout-assistant-prod As");
      // The list is complete when the models and tags are loaded.
      await quickInput.widget.locator(".quick-input-progress.active").waitFor({ state: "detached" });
      await page.mouse.move(1, 1);
      const box = await quickInput.widget.boundingBox();
      await take("copy-as", box ?? undefined);
    },
  },
  "usage-report": {
    options: {
      theme: "light",
      viewport: { width: 1500, height: 640 },
      settings: { "bedrockProfiles.regions": [region, "eu-central-1"] },
    },
    async show(workbench, take) {
      await showReport(workbench);
      await workbench.page.keyboard.press("Control+b");
      await take("usage-report");
    },
  },
};
