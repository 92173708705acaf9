import { AxeBuilder } from "@axe-core/playwright";
import type { EndpointClient } from "../../endpoint/client";
import type { DetailsPages, OpenPage } from "../detailsPages";
import { applicationProfileArn, expect, test } from "../fixtures";
import { readPageFiles } from "../themes/pageFiles";
import { defaultStyles, themeKinds, themes, usedVariables, type ThemeName } from "../themes/themes";

const region = "us-east-1";

/** Every visually distinct state of the page, and how to reach it. */
const states: Record<string, (pages: DetailsPages, endpoint: EndpointClient) => Promise<OpenPage>> = {
  "with everything loaded": (pages) => pages.openByName("checkout-assistant-prod"),
  "with usage loaded": async (pages) => {
    const opened = await pages.openByName("support triage");
    const usage = opened.view.section("Usage and Cost");
    await usage.getByRole("button", { name: /^Load Usage/ }).click();
    await usage.getByText("Show as table").first().click();
    await usage.locator(".chart-table tbody tr").first().waitFor();
    return opened;
  },
  "with every callout and problem": async (pages, endpoint) => {
    const name = `everything-goes-wrong-at-once-${"x".repeat(34)}`;
    const models = [
      "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0",
      "arn:aws:bedrock:::foundation-model/anthropic.claude-opus-4-6-v1",
      `arn:aws:bedrock:ap-southeast-4::foundation-model/unheard-of.${"y".repeat(60)}`,
    ];
    const denied = { kind: "error", error: "AccessDeniedException", count: 0 } as const;
    await endpoint.plantProfile({
      region,
      profile: {
        inferenceProfileId: "wrong",
        inferenceProfileName: name,
        description: `Long.${"z".repeat(150)}`,
        models: models.map((modelArn) => ({ modelArn })),
      },
    });
    await endpoint.setFaults({ ...denied, operation: "ListInferenceProfiles" });
    const opened = await pages.open({ connection: { region }, arn: applicationProfileArn("wrong") });
    await opened.view.waitUntilLoaded(name);
    await endpoint.setFaults(
      { ...denied, operation: "ListTagsForResource" },
      { kind: "throttle", operation: "GetInferenceProfile", count: 0 },
    );
    await opened.view.button("Refresh").click();
    // There is one error each for the profile, its source and its tags.
    await expect(opened.view.content.locator(".notice.error")).toHaveCount(3);
    await opened.view.waitUntilLoaded(name);
    return opened;
  },
  "with forms for tags": async (pages, endpoint) => {
    const name = "managed-by-code";
    await endpoint.plantProfile({
      region,
      profile: { inferenceProfileId: "managed", inferenceProfileName: name, models: [] },
      tags: [
        { key: "aws:cloudformation:stack-name", value: "s".repeat(128) },
        { key: "k".repeat(128), value: "v".repeat(256) },
        { key: "team", value: "" },
      ],
    });
    pages.tagRules = {
      ...pages.tagRules,
      required: [
        { key: "map-migrated", values: [] },
        { key: "team", values: ["search", "ads-*"] },
      ],
    };
    const opened = await pages.openByName(name);
    const tags = opened.view.section("Tags");
    await opened.view.button("Edit tag team").click();
    await tags.getByLabel("Value of team").fill("a,b");
    await opened.view.button("Add Tag").click();
    await tags.getByLabel("Key", { exact: true }).fill("Team");
    await tags.getByText("Team is similar to team").waitFor();
    return opened;
  },
  "of a deleted profile": async (pages, endpoint) => {
    const name = "Global Anthropic Claude Opus 4.6";
    const opened = await pages.openByName(name);
    await endpoint.removeProfile(region, "global.anthropic.claude-opus-4-6-v1");
    await opened.view.button("Refresh").click();
    await opened.view.announcement.filter({ hasText: "has been deleted" }).waitFor();
    await opened.view.waitUntilLoaded(name);
    return opened;
  },
};

/**
 * Returns the names of all elements that extend past the right edge of the page, or that make it scroll horizontally.
 */
function findOverflow({ page }: OpenPage): Promise<string[]> {
  return page.evaluate(() => {
    const html = document.documentElement;
    const shown = [...document.querySelectorAll<HTMLElement>("main *")].filter(
      (element) => !element.closest(".visually-hidden"),
    );
    const past = shown.filter((element) => element.getBoundingClientRect().right > html.clientWidth);
    const texts = past.map((element) => `${element.tagName} ${element.className}: ${element.innerText?.slice(0, 40)}`);
    return html.scrollWidth > html.clientWidth ? ["the page scrolls sideways", ...texts] : texts;
  });
}

for (const [state, open] of Object.entries(states)) {
  test(`is accessible in every kind of theme and fits 300 pixels: ${state}`, async ({
    pages,
    endpoint,
    pageErrors,
  }) => {
    const opened = await open(pages, endpoint);
    const { page, panel } = opened;
    // The contrast cannot be measured before the fonts have loaded.
    await page.evaluate(() => document.fonts.ready);
    for (const theme of Object.keys(themeKinds) as ThemeName[]) {
      await panel.setTheme(theme);
      const axe = new AxeBuilder({ page }).setLegacyMode();
      // The other themes differ only in their colors.
      const { violations, passes } = await (theme === "light" ? axe : axe.withRules("color-contrast")).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`),
        theme,
      ).toEqual([]);
      const contrast = passes.find(({ id }) => id === "color-contrast");
      expect(contrast?.nodes.length, `texts whose contrast was checked in ${theme}`).toBeGreaterThan(20);
    }
    await page.setViewportSize({ width: 300, height: 860 });
    expect(await findOverflow(opened)).toEqual([]);
    expect(pageErrors).toEqual([]);
  });
}

test("the recorded themes define every variable that the page uses", () => {
  const files = readPageFiles("details");
  for (const [name, { variables }] of Object.entries(themes)) {
    expect(Object.keys(variables), name).toEqual(usedVariables([defaultStyles, ...files]));
  }
});
