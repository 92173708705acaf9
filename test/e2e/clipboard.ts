import type { Page } from "playwright-core";

/** The time limit and the interval for reading the clipboard, because the clipboard fires no change event. */
const timing = { timeoutMs: 45_000, intervalMs: 50 };

/** The clipboard of the window. */
export class Clipboard {
  constructor(private readonly page: Page) {}

  read(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  async write(text: string): Promise<void> {
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), text);
  }

  /**
   * Empties the clipboard. Call this before the action that copies, because the clipboard may still contain earlier
   * text.
   */
  async clear(): Promise<void> {
    await this.write("");
  }

  /** Waits for text on the clipboard after `clear`, and returns it. Throws if there is none. */
  next(): Promise<string> {
    // `waitForFunction` would treat a promise of an empty string as a result.
    return this.page.evaluate(async ({ timeoutMs, intervalMs }) => {
      for (const end = performance.now() + timeoutMs; performance.now() < end;) {
        const text = await navigator.clipboard.readText();
        if (text !== "") return text;
        await new Promise((resolve) => setTimeout(resolve, intervalMs));
      }
      throw new Error("The clipboard is still empty.");
    }, timing);
  }
}
