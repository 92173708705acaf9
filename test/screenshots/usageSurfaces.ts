import { openDetails } from "../e2e/openDetails";
import type { Workbench } from "../e2e/workbench";
import type { Surface } from "./surfaces";

const region = "us-east-1";
const settings = { "bedrockProfiles.regions": [region, "us-west-2", "eu-central-1"] };

/** The surfaces for usage and cost. */
export const usageSurfaces: Readonly<Record<string, Surface>> = {
  activity: {
    options: { userSettings: { "bedrockProfiles.showActivity": true } },
    async show({ explorer }, take) {
      await explorer.open();
      await explorer.waitForDescription([region, "Application", "legal-summaries"], /^○/);
      await explorer.tooltip([region, "Application", "checkout-assistant-prod"]);
      await take("activity");
    },
  },

  "usage-section": {
    options: { viewport: { width: 1280, height: 1700 } },
    show: async (workbench, take) => showSection(workbench, () => take("usage-section")),
  },

  "usage-section-narrow": {
    options: { viewport: { width: 300 + 58, height: 2400 } },
    async show(workbench, take) {
      await showSection(workbench, async () => {
        await workbench.page.keyboard.press("Control+b");
        await take("usage-section-narrow");
      });
    },
  },

  "usage-report": {
    options: { settings },
    async show(workbench, take) {
      await showReport(workbench);
      await take("usage-report");
    },
  },

  "usage-report-narrow": {
    options: { settings, viewport: { width: 300 + 58, height: 900 } },
    async show(workbench, take) {
      await showReport(workbench);
      await workbench.page.keyboard.press("Control+b");
      await take("usage-report-narrow");
    },
  },

  unused: {
    options: { settings },
    async show(workbench, take) {
      const { explorer, quickInput } = workbench;
      await explorer.open();
      await explorer.row([region, "Application", "checkout-assistant-prod"]);
      await workbench.runCommand("Bedrock: Find Unused Application Inference Profiles...");
      await quickInput.pick("30 days");
      await take("unused-price");
      await confirm(workbench);
      await workbench.details.content.getByRole("table").waitFor();
      await take("unused");
    },
  },

  costs: {
    options: { settings: { ...settings, "bedrockProfiles.requiredTags": [{ key: "team" }, { key: "project" }] } },
    async show(workbench, take) {
      const { explorer, quickInput } = workbench;
      await explorer.open();
      await explorer.row([region, "Application", "checkout-assistant-prod"]);
      for (const key of ["team", "project"]) {
        await workbench.runCommand("Bedrock: Show Usage and Cost");
        await quickInput.pick("Costs by Tag from Cost Explorer...");
        await quickInput.pick(key);
        await quickInput.pick("Last month");
        await take(`costs-price-${key}`);
        await confirm(workbench);
        await workbench.details.content.getByText(`the tag ${key}`).first().waitFor();
        await take(`costs-${key}`);
      }
    },
  },
};

async function showSection(workbench: Workbench, take: () => Promise<void>): Promise<void> {
  await workbench.explorer.open();
  await openDetails(workbench, "checkout-assistant-prod");
  const section = workbench.details.section("Usage and Cost");
  await section.getByRole("button", { name: /^Load Usage/ }).click();
  await section.locator("canvas").last().waitFor();
  await section.scrollIntoViewIfNeeded();
  await take();
}

/** Shows the usage report of everything. */
export async function showReport(workbench: Workbench): Promise<void> {
  const { explorer, quickInput } = workbench;
  await explorer.open();
  await explorer.row([region, "Application", "checkout-assistant-prod"]);
  await workbench.runCommand("Bedrock: Show Usage and Cost");
  await quickInput.pick("Everything");
  await quickInput.pick("Last 7 days");
  await confirm(workbench);
  await workbench.details.content.getByRole("table").waitFor();
}

/** Presses the button that names the price. */
async function confirm({ page }: Workbench): Promise<void> {
  await page.getByRole("dialog").getByRole("button", { name: /^Load/ }).click();
}
