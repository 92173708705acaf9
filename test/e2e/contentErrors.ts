import type { Page } from "playwright-core";

/**
 * Collects errors from now on: errors that webviews write to the console, uncaught exceptions in webviews, and
 * violations of a content security policy anywhere in the window.
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
