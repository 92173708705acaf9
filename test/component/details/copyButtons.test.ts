import type { OpenPage } from "../detailsPages";
import { expect, test } from "../fixtures";

/** Returns the names of the copy buttons that are visible without hover or focus. */
async function visibleCopyButtons({ view }: OpenPage): Promise<string[]> {
  const buttons = view.content.getByRole("button", { name: /^Copy / });
  return buttons.evaluateAll((all) =>
    all
      .filter((button) => getComputedStyle(button).opacity !== "0")
      .map((button) => button.ariaLabel ?? button.textContent),
  );
}

test("copy buttons other than those for the ID and the ARN appear on hover", async ({ pages }) => {
  const opened = await pages.openByName("checkout-assistant-prod");
  const { page, view } = opened;
  const always = ["Copy ARN", "Copy As...", "Copy ID", "Copy Model ARNs"];
  await page.mouse.move(0, 0);
  expect((await visibleCopyButtons(opened)).map((name) => name.trim()).sort()).toEqual(always);
  await view.content.getByText("Created", { exact: true }).hover();
  expect(await visibleCopyButtons(opened)).toContain("Copy creation date");
  await view.content.getByText("checkout", { exact: true }).hover();
  const shown = await visibleCopyButtons(opened);
  expect(shown).toContain("Copy value of tag team");
  expect(shown).not.toContain("Copy creation date");
});

test.describe("on a touch screen", () => {
  test.use({ hasTouch: true, isMobile: true });

  test("copy buttons are always visible", async ({ pages }) => {
    const opened = await pages.openByName("checkout-assistant-prod");
    const all = await opened.view.content.getByRole("button", { name: /^Copy / }).count();
    expect(await visibleCopyButtons(opened)).toHaveLength(all);
  });
});
