import type { Page } from "playwright-core";

/** How long a text may take to arrive, and how often to look: nothing tells that the clipboard has changed. Milliseconds. */
const timing = { patience: 45_000, interval: 50 };

/** The system's clipboard, as the window sees it. */
export class Clipboard {
  constructor(private readonly page: Page) {}

  read(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  async write(text: string): Promise<void> {
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), text);
  }

  /** Empties it: do so before what should fill it, or a test sees what an earlier one left. */
  async clear(): Promise<void> {
    await this.write("");
  }

  /** Gives the text that arrives after `clear`, as soon as it is there. Throws when none comes. */
  next(): Promise<string> {
    // Not `waitForFunction`: that takes the promise of an empty text for an answer.
    return this.page.evaluate(async ({ patience, interval }) => {
      for (const end = performance.now() + patience; performance.now() < end;) {
        const text = await navigator.clipboard.readText();
        if (text !== "") return text;
        await new Promise((resolve) => setTimeout(resolve, interval));
      }
      throw new Error("Nothing arrived on the clipboard.");
    }, timing);
  }
}
