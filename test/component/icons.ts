import type { FrameLocator, Page } from "@playwright/test";

/** Returns the classes of all icons that the icon font of the pages does not contain. */
export function missingIcons(content: Page | FrameLocator): Promise<string[]> {
  return content
    .locator(".codicon")
    .evaluateAll((icons) =>
      icons.filter((icon) => getComputedStyle(icon, "::before").content === "none").map(({ className }) => className),
    );
}
