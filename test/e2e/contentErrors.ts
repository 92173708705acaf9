import type { Page } from "playwright-core";

/**
 * Collects what goes wrong inside webviews from now on: errors that their documents write to the console, scripts that throw,
 * and whatever a content security policy has blocked anywhere in the window.
 */
export function collectContentErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on("console", (message) => {
    const { url } = message.location();
    const ofWebview = /\/webview\/browser\/pre\/|vscode-resource/.test(url);
    if (message.type() === "error" && (ofWebview || /Content Security Policy/i.test(message.text()))) {
      errors.push(`${message.text()} (${url})`);
    }
  });
  page.on("pageerror", (error) => errors.push(error.stack ?? error.message));
  return errors;
}
