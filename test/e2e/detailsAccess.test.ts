import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { collectContentErrors } from "./contentErrors";
import { applicationProfileArn, openByArn, openDetails } from "./openDetails";
import { shareWorkbench } from "./withWorkbench";
import { themes, type Workbench } from "./workbench";

const region = "us-east-1";
const settings = { "bedrockProfiles.regions": [region] };

/** The kinds of theme by the names that VS Code gives them in a webview. */
const kinds = {
  light: "vscode-light",
  highContrast: "vscode-high-contrast",
  dark: "vscode-dark",
  highContrastLight: "vscode-high-contrast-light",
} as const;

/** A page in each state that looks different, and how it comes about. */
const pages: Record<string, (workbench: Workbench) => Promise<void>> = {
  "with everything read": (workbench) => openDetails(workbench, "checkout-assistant-prod"),
  "with everything that is called out": async (workbench) => {
    const { details, endpoint } = workbench;
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
    await openByArn(workbench, applicationProfileArn("wrong"));
    await details.waitUntilRead(name);
    await endpoint.setFaults(
      { ...denied, operation: "ListTagsForResource" },
      { kind: "throttle", operation: "GetInferenceProfile", count: 0 },
    );
    await details.button("Refresh").click();
    // Of the profile, its source and its tags.
    await details.content.locator(".notice.error").nth(2).waitFor();
    await details.waitUntilRead(name);
  },
  "of a profile that was deleted": async (workbench) => {
    const { details, endpoint } = workbench;
    const id = "global.anthropic.claude-opus-4-6-v1";
    await openDetails(workbench, "Global Anthropic Claude Opus 4.6");
    await endpoint.removeProfile(region, id);
    await details.button("Refresh").click();
    await details.announcement.filter({ hasText: "has been deleted" }).waitFor();
    await details.waitUntilRead("Global Anthropic Claude Opus 4.6");
  },
};

/** Makes the page's own viewport this wide. */
async function setContentWidth({ details, page }: Workbench, width: number): Promise<void> {
  const outer = page.viewportSize();
  assert.ok(outer);
  const html = details.content.locator("html");
  const around = outer.width - (await html.evaluate(() => innerWidth));
  await page.setViewportSize({ ...outer, width: width + around });
  await html.evaluate(
    (_, width) =>
      new Promise<void>((resolve) => {
        const check = () => (innerWidth === width ? resolve() : requestAnimationFrame(check));
        check();
      }),
    width,
  );
}

/** Names what reaches past the right edge of the page, or hides what it holds there. */
async function tooWide({ details }: Workbench): Promise<string[]> {
  return details.content.locator("html").evaluate((html) => {
    const shown = [...document.querySelectorAll<HTMLElement>("main *")].filter(
      (one) => !one.closest(".visually-hidden"),
    );
    const past = shown.filter((one) => one.getBoundingClientRect().right > html.clientWidth);
    const texts = past.map((one) => `${one.tagName} ${one.className}: ${one.innerText?.slice(0, 40)}`);
    return html.scrollWidth > html.clientWidth ? ["the page scrolls sideways", ...texts] : texts;
  });
}

/** The page that has every color: the others are looked at in two kinds of theme only. */
const mostColorful = "with everything that is called out";

describe("a details page for everybody", () => {
  const inWorkbench = shareWorkbench({ settings });

  for (const [which, open] of Object.entries(pages)) {
    it(
      `is accessible in ${which === mostColorful ? "every kind of theme" : "two kinds of theme"} and fits 300 pixels, ${which}`,
      inWorkbench(async (workbench) => {
        const { details, page, server } = workbench;
        const errors = collectContentErrors(page);
        const size = page.viewportSize();
        assert.ok(size);
        await open(workbench);
        for (const [theme, kind] of Object.entries(kinds).slice(0, which === mostColorful ? undefined : 2)) {
          await server.writeSettings({ ...settings, "workbench.colorTheme": themes[theme as keyof typeof themes] });
          await details.content.locator(`body[data-vscode-theme-kind=${kind}]`).waitFor();
          const axe = new AxeBuilder({ page }).include(["iframe.webview.ready", "#active-frame", "html"]);
          // Nothing but the colors is another one in the next theme.
          const { violations, passes } = await (theme === "light" ? axe : axe.withRules("color-contrast")).analyze();
          assert.deepEqual(
            violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`),
            [],
            theme,
          );
          assert.ok(
            passes.some(({ id }) => id === "color-contrast"),
            "colors were looked at",
          );
        }
        await page.keyboard.press("Control+b");
        await setContentWidth(workbench, 300);
        assert.deepEqual(await tooWide(workbench), []);
        assert.deepEqual(errors, []);
        // The side bar is as wide as it was only where it was hidden while the window was narrow.
        await page.setViewportSize(size);
        await page.keyboard.press("Control+b");
      }),
    );
  }
});
