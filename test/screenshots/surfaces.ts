import { openByArn, openDetails, profileId, applicationProfileArn } from "../e2e/openDetails";
import { GuidedCreation, usualSource } from "../e2e/guidedCreation";
import { Walkthrough } from "../e2e/walkthrough";
import type { Workbench, WorkbenchOptions } from "../e2e/workbench";
import { connectionSurfaces } from "./connectionSurfaces";
import { tagSurfaces } from "./tagSurfaces";
import { usageSurfaces } from "./usageSurfaces";

/** Takes a picture of the window or a part of it. */
export type Take = (name: string, part?: { x: number; y: number; width: number; height: number }) => Promise<void>;

/** A surface of the extension. It opens itself in the window and takes named pictures. */
export interface Surface {
  /** Settings in addition to the theme. */
  options?: WorkbenchOptions;
  show(workbench: Workbench, take: Take): Promise<void>;
}

const region = "us-east-1";
const refusal = "You do not have permission to list inference profiles in eu-central-1.";

export const surfaces: Readonly<Record<string, Surface>> = {
  explorer: {
    async show({ explorer, page }, take) {
      await explorer.open();
      await explorer.expand([region, "System-defined"]);
      await explorer.expand([region, "Application", "checkout-assistant-prod"]);
      await explorer.row([region, "Application", "checkout-assistant-prod", /Claude/]);
      await page.locator('[id="workbench.parts.editor"]').hover();
      await take("tree");
      await explorer.tooltip([region, "Application", "checkout-assistant-prod"]);
      await take("tooltip");
      await explorer.openContextMenu([region, "Application", "checkout-assistant-prod"]);
      await take("context-menu");
      await page.keyboard.press("Escape");
    },
  },

  "explorer-narrow": {
    async show({ explorer, page }, take) {
      await explorer.open();
      await explorer.expand([region, "System-defined"]);
      const edge = await page.locator('[id="workbench.parts.sidebar"]').boundingBox();
      const { x = 0, width = 0 } = edge ?? {};
      await page.mouse.move(x + width, 450);
      await page.mouse.down();
      await page.mouse.move(x + 300, 450, { steps: 5 });
      await page.mouse.up();
      await page.locator('[id="workbench.parts.editor"]').hover();
      await take("tree-narrow", { x, y: 0, width: 300, height: 900 });
      await explorer.collapse([region, "Application"]);
      await page.locator('[id="workbench.parts.editor"]').hover();
      await take("tree-narrow-system-defined", { x, y: 0, width: 300, height: 900 });
    },
  },

  details: {
    async show(workbench, take) {
      const { details, explorer, page } = workbench;
      await explorer.open();
      await explorer.row([region, "Application", "checkout-assistant-prod"]);
      await openDetails(workbench, "checkout-assistant-prod");
      await take("details");
      await page.keyboard.press("Tab");
      await details.button("Copy ARN").first().click();
      await take("details-copied");
      await openDetails(workbench, "legal-summaries");
      await take("details-legacy");
      await workbench.endpoint.setFaults({
        kind: "error",
        error: "AccessDeniedException",
        count: 0,
        operation: "ListTagsForResource",
      });
      await openDetails(workbench, "Data Platform SQL helper");
      await take("details-refused");
    },
  },

  unusual: {
    async show(workbench, take) {
      const { endpoint, explorer } = workbench;
      const accountArn = `arn:aws:bedrock:${region}:123456789012`;
      const plant = (name: string, profile: Record<string, unknown>) =>
        endpoint.plantProfile({
          region,
          profile: { inferenceProfileId: name, inferenceProfileName: name, ...profile },
        });
      await plant("a-creating", { status: "CREATING" });
      await plant("a-imported", { models: [{ modelArn: `${accountArn}:imported-model/abc123def456` }] });
      await plant("a-shared", {
        inferenceProfileArn: `arn:aws:bedrock:${region}:222222222222:application-inference-profile/a-shared`,
      });
      await explorer.open();
      await explorer.row([region, "Application", "a-creating"]);
      await explorer.expand([region, "Application", "a-imported"]);
      await openDetails(workbench, "a-creating");
      await take("unusual-creating");
      await openDetails(workbench, "a-imported");
      await take("unusual-imported");
      await openDetails(workbench, "a-shared");
      await take("unusual-shared");
    },
  },

  "details-narrow": {
    options: { viewport: { width: 300 + 58, height: 1500 } },
    async show(workbench, take) {
      await openByArn(workbench, applicationProfileArn(await profileId(workbench, "checkout-assistant-prod")));
      await workbench.details.waitUntilLoaded("checkout-assistant-prod");
      await workbench.page.keyboard.press("Control+b");
      await take("details-narrow");
    },
  },

  zoomed: {
    // This is the size of a window of 1280 by 900 pixels at a zoom of 200 %.
    options: { viewport: { width: 640, height: 450 }, scale: 2 },
    async show(workbench, take) {
      await workbench.explorer.open();
      await workbench.explorer.row([region, "Application", "checkout-assistant-prod"]);
      await take("zoomed-tree");
      await openDetails(workbench, "checkout-assistant-prod");
      await workbench.page.keyboard.press("Control+b");
      await take("zoomed-details");
      const creation = new GuidedCreation(workbench);
      await creation.start();
      await creation.choose(region);
      await creation.at("source");
      await take("zoomed-source");
    },
  },

  creation: {
    async show(workbench, take) {
      const { quickInput } = workbench;
      const creation = new GuidedCreation(workbench);
      await creation.start();
      await creation.at("region");
      await take("create-1-region");
      await creation.choose(region);
      await creation.at("source");
      await quickInput.rows.nth(1).waitFor();
      await take("create-2-source");
      await creation.chooseSource(usualSource);
      await creation.at("name");
      await quickInput.type("docs.search");
      await quickInput.waitForMessage(/./);
      await take("create-3-name-refused");
      await quickInput.type("docs-search");
      await quickInput.accept();
      await creation.at("description");
      await quickInput.type("Answers questions about our documents");
      await take("create-4-description");
      await quickInput.accept();
      await creation.at("tags");
      await creation.addTag("team=docs", 1);
      await creation.addTag("cost-center=4711", 2);
      await take("create-5-tags");
      await creation.choose("Continue");
      await creation.at("review");
      await take("create-6-review");
      await creation.choose("Create");
      await creation.waitUntilRevealed("docs-search");
      await take("created");
    },
  },

  pickers: {
    async show(workbench, take) {
      const { quickInput } = workbench;
      await workbench.runCommand("Bedrock: Find Inference Profile...");
      await quickInput.waitForTitle("Find Inference Profile");
      await quickInput.type("claude");
      await quickInput.rows
        .filter({ hasText: /claude/i })
        .first()
        .waitFor();
      await take("find");
      await quickInput.cancel();
      await workbench.runCommand("Bedrock: Open Inference Profile by ARN or ID...");
      await quickInput.waitForTitle("Open Inference Profile by ARN or ID");
      await quickInput.type("arn:aws:bedrock:us-east-1:123456789012:inference-profile/");
      await take("openByArn");
      await quickInput.cancel();
      await workbench.runCommand("Bedrock: Select Regions...");
      await quickInput.waitForTitle("Select Regions");
      await take("select-regions");
    },
  },

  refused: {
    async show({ endpoint, explorer, notifications }, take) {
      await endpoint.setFaults({
        kind: "error",
        error: "AccessDeniedException",
        count: 0,
        operation: "ListInferenceProfiles",
        region: "eu-central-1",
      });
      await explorer.open();
      await explorer.row([region, "Application", "checkout-assistant-prod"]);
      const row = await explorer.row(["eu-central-1", /Developer/]);
      await take("error-row");
      await row.click();
      await notifications.containing(refusal).first().waitFor();
      await take("notification");
    },
  },

  ...connectionSurfaces,
  ...tagSurfaces,
  ...usageSurfaces,

  empty: {
    async show({ endpoint, explorer }, take) {
      await endpoint.reset({ empty: true });
      await explorer.open();
      await explorer.waitForWelcome(/^There are no inference profiles/);
      await take("welcome-empty");
    },
  },

  walkthrough: {
    options: { viewport: { width: 1560, height: 900 } },
    async show({ page, quickInput }, take) {
      const walkthrough = new Walkthrough(page, quickInput);
      await walkthrough.open();
      // The steps, with text that the picture of each step shows.
      const steps = [
        ["Choose credentials", "aws sso login"],
        ["Look around", "us-west-2"],
        ["Create your first profile", "2/6"],
        ["Use the profile in a client", "ANTHROPIC_MODEL"],
      ] as const;
      for (const [index, [step, text]] of steps.entries()) {
        await walkthrough.select(step);
        await walkthrough.media(text).waitFor();
        await take(`walkthrough-${index + 1}`);
      }
    },
  },
};
