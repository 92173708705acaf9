import { applicationProfileArn, openByArn, openDetails, profileId } from "../e2e/openDetails";
import type { Workbench } from "../e2e/workbench";
import type { Surface } from "./surfaces";

const region = "us-east-1";
const name = "checkout-assistant-prod";
const settings = {
  "bedrockProfiles.requiredTags": [{ key: "map-migrated" }, { key: "env", values: ["production", "test-*"] }],
  "bedrockProfiles.managedByTags": ["managed-by"],
};

/** Opens the form of an existing tag with an invalid value, and that of a new tag with a key that is similar to another one. */
async function openForms({ details }: Workbench): Promise<void> {
  const tags = details.section("Tags");
  await details.button("Edit tag team").press("Enter");
  await tags.getByLabel("Value of team").fill("search, ads");
  await details.button("Add Tag").click();
  await tags.getByLabel("Key", { exact: true }).fill("CostCenter");
  await tags.getByText("CostCenter is similar to cost-center").waitFor();
}

async function plantManaged({ endpoint }: Workbench): Promise<void> {
  await endpoint.plantProfile({
    region,
    profile: { inferenceProfileId: "managed", inferenceProfileName: "managed-by-code" },
    tags: [
      { key: "aws:cloudformation:stack-name", value: "search-prod" },
      { key: "aws:cloudformation:logical-id", value: "SearchProfile" },
      { key: "team", value: "search" },
      { key: "env", value: "prod" },
    ],
  });
}

/** The tags on the details page, and the editor for tags. */
export const tagSurfaces: Readonly<Record<string, Surface>> = {
  tags: {
    options: { settings },
    async show(workbench, take) {
      const { details, page, quickInput } = workbench;
      await plantManaged(workbench);
      await openDetails(workbench, "managed-by-code");
      await take("tags-managed");
      await openDetails(workbench, name);
      await details.section("Tags").getByText("4711").hover();
      await take("tags");
      await openForms(workbench);
      await take("tags-forms");
      await details.section("Tags").getByLabel("Value of team").fill("search");
      await page.keyboard.press("Enter");
      await quickInput.waitForTitle("Edit Tags");
      await take("tags-plan");
      await page.keyboard.press("Escape");
      await details.button("Edit Tags...").click();
      await quickInput.waitForTitle("Edit Tags");
      await take("tags-editor-keys");
      await quickInput.pick(/^env/);
      await quickInput.waitForTitle("Edit Tags · env");
      await quickInput.type("b,c");
      await take("tags-editor-value");
    },
  },

  "tags-narrow": {
    options: { settings, viewport: { width: 300 + 58, height: 1900 } },
    async show(workbench, take) {
      await openByArn(workbench, applicationProfileArn(await profileId(workbench, name)));
      await workbench.details.waitUntilLoaded(name);
      await workbench.page.keyboard.press("Control+b");
      await openForms(workbench);
      await take("tags-narrow");
    },
  },
};
