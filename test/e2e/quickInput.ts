import { polling } from "./polling";
import type { Locator, Page } from "playwright-core";

/** One entry of a quick pick, as it reads on screen. */
export interface QuickInputItem {
  label: string;
  /** Behind the label, in grey. Empty when there is none. */
  description: string;
  /** Below the label. Empty when there is none. */
  detail: string;
  /** The group's name at the right, on the first entry of each group. Empty on the others. */
  separator: string;
}

/** The palette, quick picks and input boxes: one widget at the top of the window. */
export class QuickInput {
  readonly widget: Locator;
  readonly input: Locator;
  /** Every entry on screen. A long list has more than that: type to filter, or move with the arrow keys. */
  readonly rows: Locator;

  constructor(private readonly page: Page) {
    this.widget = page.locator(".quick-input-widget:visible");
    this.input = this.widget.locator(".quick-input-box input.input");
    this.rows = this.widget.locator(".quick-input-list").locator("[role=option], [role=checkbox].monaco-list-row");
  }

  /** Opens the palette by keyboard. A webview that is being loaded takes the focus and loses keys: one presses again. */
  async openPalette(): Promise<void> {
    for (let tries = 5; tries > 0; tries--) {
      await this.page.keyboard.press("F1");
      if (
        await this.palette.waitFor({ timeout: 4_000 }).then(
          () => true,
          () => false,
        )
      )
        return;
    }
    throw new Error("F1 does not open the palette.");
  }

  /** The widget while it takes commands. */
  private get palette(): Locator {
    return this.widget.filter({ has: this.page.getByPlaceholder(/^Type the name of a command/) });
  }

  /** Waits for the step whose title reads like this: `Create Application Inference Profile (2/6)`. */
  async waitForTitle(title: string | RegExp): Promise<void> {
    await this.widget.locator(".quick-input-title", { hasText: title }).waitFor();
  }

  /** The title in front, with its step counter. */
  title(): Promise<string> {
    return this.widget.locator(".quick-input-title").innerText();
  }

  /** What the empty input asks for. */
  async placeholder(): Promise<string> {
    return (await this.input.getAttribute("placeholder")) ?? "";
  }

  /** Waits until the empty input asks for this. */
  async waitForPlaceholder(text: string): Promise<void> {
    await this.input.and(this.page.getByPlaceholder(text, { exact: true })).waitFor();
  }

  /** What is in the input. */
  value(): Promise<string> {
    return this.input.inputValue();
  }

  /** Replaces what is in the input, as a paste does. */
  async type(text: string): Promise<void> {
    await this.input.fill(text);
  }

  /** Waits until the input box holds a text. */
  async waitForValue(text: string): Promise<void> {
    await this.page.waitForFunction(
      ({ input, text }) => (input as HTMLInputElement).value === text,
      { input: await this.input.elementHandle(), text },
      { polling },
    );
  }

  /** Waits for the message below an input box (the prompt, or what is wrong with the value) that holds a text. */
  async waitForMessage(text: string | RegExp): Promise<void> {
    await this.widget.locator(".quick-input-message", { hasText: text }).waitFor();
  }

  /** The message below an input box: the prompt, or what is wrong with the value. */
  message(): Promise<string> {
    return this.widget.locator(".quick-input-message").innerText();
  }

  /** The entry whose label is `label`, without its icons. */
  row(label: string | RegExp): Locator {
    const text = typeof label === "string" ? new RegExp(`^\\s*${escaped(label)}`) : label;
    // The first line only: rows are used again for other entries, and what was their detail is still there, hidden.
    const name = this.page.locator(".quick-input-list-rows > :first-child .label-name", { hasText: text });
    return this.rows.filter({ has: name });
  }

  /** The entries on screen, from top to bottom. */
  async items(): Promise<QuickInputItem[]> {
    return [...(await this.itemsByPlace()).values()];
  }

  /** The entries on screen by their places in the list, from top to bottom: read at once, for the list may be scrolling. */
  async itemsByPlace(): Promise<Map<number, QuickInputItem>> {
    await this.rows.first().waitFor();
    const items = await this.rows.evaluateAll((rows) => {
      const position = (row: Element): number => Number(row.getAttribute("data-index"));
      const read = (row: Element, part: string): string => {
        const element = row.querySelector(part);
        // Rows are used again for other entries: what those lack is still there, but hidden.
        return element?.checkVisibility() ? (element.textContent?.trim() ?? "") : "";
      };
      return rows
        .sort((a, b) => position(a) - position(b))
        .map((row): [number, QuickInputItem] => [
          position(row),
          {
            label: read(row, ".quick-input-list-rows > :first-child .label-name"),
            description: read(row, ".quick-input-list-rows > :first-child .label-description"),
            detail: read(row, ".quick-input-list-label-meta"),
            separator: read(row, ".quick-input-list-separator"),
          },
        ]);
    });
    return new Map(items);
  }

  /** Clicks the entry with this label. */
  async pick(label: string | RegExp): Promise<void> {
    await this.row(label).first().click();
  }

  /** Sets or clears the box of an entry, where several may be chosen. */
  async check(label: string | RegExp, checked = true): Promise<void> {
    const row = this.row(label).first();
    if ((await row.getAttribute("aria-checked")) !== String(checked)) await row.click();
    await row.and(this.page.locator(`[aria-checked=${checked}]`)).waitFor();
  }

  /** Types what leaves the entry on screen, then picks it by keyboard. */
  async pickByKeyboard(label: string): Promise<void> {
    await this.type(label);
    // Enter takes the active row, and while others come there may be none.
    await this.row(label).and(this.page.locator(".focused")).first().waitFor();
    await this.accept();
  }

  /** Presses Enter. */
  async accept(): Promise<void> {
    await this.input.press("Enter");
  }

  /** Presses Esc, and waits until the widget has gone. */
  async cancel(): Promise<void> {
    await this.page.keyboard.press("Escape");
    await this.waitUntilClosed();
  }

  async waitUntilClosed(): Promise<void> {
    await this.widget.waitFor({ state: "detached" });
  }

  /** A button of the title bar: `Back`, for one. */
  titleButton(name: string | RegExp): Locator {
    return this.widget.locator(".quick-input-titlebar").getByRole("button", { name });
  }

  /** A button at the right end of an entry, shown while the mouse is over it. */
  async pressItemButton(label: string | RegExp, button: string): Promise<void> {
    const row = this.row(label).first();
    await row.hover();
    await row.getByRole("button", { name: button }).click();
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
