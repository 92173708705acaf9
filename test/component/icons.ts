import type { FrameLocator, Page } from "@playwright/test";
import { expect } from "@playwright/test";

/** Returns the classes of all icons that the icon font of the pages does not contain. The page must have icons. */
export async function missingIcons(content: Page | FrameLocator): Promise<string[]> {
  const icons = content.locator(".codicon");
  await expect(icons).not.toHaveCount(0);
  return icons.evaluateAll((all) =>
    all.filter((icon) => getComputedStyle(icon, "::before").content === "none").map(({ className }) => className),
  );
}
