import type { Page } from "playwright-core";

/** Waits for a message in the status bar, such as `ARN copied`, and returns its complete text. */
export async function statusBarNotice(page: Page, text: string | RegExp): Promise<string> {
  const notice = page.locator('[id="workbench.parts.statusbar"] .statusbar-item').filter({ hasText: text });
  return (await notice.first().innerText()).trim();
}
