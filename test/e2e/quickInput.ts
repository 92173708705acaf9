import { polling } from "./polling";
import type { Locator, Page } from "playwright-core";

/** The visible texts of one item in a quick pick. */
export interface QuickInputItem {
  label: string;
  /** The gray text after the label, or an empty string. */
  description: string;
  /** The text below the label, or an empty string. */
  detail: string;
  /** The name of the group for its first item, and an empty string for other items. */
  separator: string;
}

/** The palette, quick picks and input boxes: one widget at the top of the window. */
export class QuickInput {
  readonly widget: Locator;
  readonly input: Locator;
  /** The visible items. To reach other items of a long list, type to filter it or move with the arrow keys. */
  readonly rows: Locator;

  constructor(private readonly page: Page) {
    this.widget = page.locator(".quick-input-widget:visible");
    this.input = this.widget.locator(".quick-input-box input.input");
    this.rows = this.widget.locator(".quick-input-list").locator("[role=option], [role=checkbox].monaco-list-row");
  }

  /**
   * Opens the palette with the keyboard. Tries again if it does not open, because a webview misses keys while it loads.
   */
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

  /** The widget, if it shows the palette. */
  private get palette(): Locator {
    return this.widget.filter({ has: this.page.getByPlaceholder(/^Type the name of a command/) });
  }

  /**
   * Waits for an input whose title contains or matches the given title, such as `Create Application Inference Profile
   * (2/6)`.
   */
  async waitForTitle(title: string | RegExp): Promise<void> {
    await this.widget.locator(".quick-input-title", { hasText: title }).waitFor();
  }

  /** Returns whether an input with this title opens within five seconds. */
  async opens(title: string): Promise<boolean> {
    const shown = this.widget.locator(".quick-input-title", { hasText: title }).waitFor({ timeout: 5_000 });
    return shown.then(
      () => true,
      () => false,
    );
  }

  /** Returns the title with the step counter. */
  title(): Promise<string> {
    return this.widget.locator(".quick-input-title").innerText();
  }

  /** Returns the placeholder of the input. */
  async placeholder(): Promise<string> {
    return (await this.input.getAttribute("placeholder")) ?? "";
  }

  /** Waits until the input has this placeholder. */
  async waitForPlaceholder(text: string): Promise<void> {
    await this.input.and(this.page.getByPlaceholder(text, { exact: true })).waitFor();
  }

  /** Returns the text in the input. */
  value(): Promise<string> {
    return this.input.inputValue();
  }

  /** Replaces the text in the input. */
  async type(text: string): Promise<void> {
    await this.input.fill(text);
  }

  /** Waits until the input has this text. */
  async waitForValue(text: string): Promise<void> {
    await this.page.waitForFunction(
      ({ input, text }) => (input as HTMLInputElement).value === text,
      { input: await this.input.elementHandle(), text },
      { polling },
    );
  }

  /** Waits for a message below the input (the prompt or a validation error) that contains or matches the text. */
  async waitForMessage(text: string | RegExp): Promise<void> {
    await this.widget.locator(".quick-input-message", { hasText: text }).waitFor();
  }

  /** Returns the message below the input: the prompt or a validation error. */
  message(): Promise<string> {
    return this.widget.locator(".quick-input-message").innerText();
  }

  /** Returns the item whose label starts with or matches the label, without icons. */
  row(label: string | RegExp): Locator {
    const text = typeof label === "string" ? new RegExp(`^\\s*${escaped(label)}`) : label;
    // Only the first line is matched, because VS Code reuses rows, and a hidden detail of an earlier item may still be
    // there.
    const name = this.page.locator(".quick-input-list-rows > :first-child .label-name", { hasText: text });
    return this.rows.filter({ has: name });
  }

  /** Returns the visible items from top to bottom. */
  async items(): Promise<QuickInputItem[]> {
    return [...(await this.itemsByPlace()).values()];
  }

  /**
   * Returns the visible items by their index in the list. They are read in one step, because the list may be scrolling.
   */
  async itemsByPlace(): Promise<Map<number, QuickInputItem>> {
    await this.rows.first().waitFor();
    const items = await this.rows.evaluateAll((rows) => {
      const position = (row: Element): number => Number(row.getAttribute("data-index"));
      const read = (row: Element, part: string): string => {
        const element = row.querySelector(part);
        // VS Code reuses rows, and hides the parts that the current item does not have.
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

  /** Clicks the item with a label. */
  async pick(label: string | RegExp): Promise<void> {
    await this.row(label).first().click();
  }

  /** Selects or clears the checkbox of an item. */
  async check(label: string | RegExp, checked = true): Promise<void> {
    const row = this.row(label).first();
    if ((await row.getAttribute("aria-checked")) !== String(checked)) await row.click();
    await row.and(this.page.locator(`[aria-checked=${checked}]`)).waitFor();
  }

  /** Filters the list by a label, and then accepts the item with the keyboard. */
  async pickByKeyboard(label: string): Promise<void> {
    await this.type(label);
    // Enter accepts the active row, and no row may be active while rows are being replaced.
    await this.row(label).and(this.page.locator(".focused")).first().waitFor();
    await this.accept();
  }

  /** Presses Enter. */
  async accept(): Promise<void> {
    await this.input.press("Enter");
  }

  /** Presses Esc, and waits until no input is open. */
  async cancel(): Promise<void> {
    await this.page.keyboard.press("Escape");
    await this.waitUntilClosed();
  }

  async waitUntilClosed(): Promise<void> {
    await this.widget.waitFor({ state: "detached" });
  }

  /** Returns a button in the title bar, such as `Back`. */
  titleButton(name: string | RegExp): Locator {
    return this.widget.locator(".quick-input-titlebar").getByRole("button", { name });
  }

  /** Clicks a button of an item, which is visible while the mouse is over the item. */
  async pressItemButton(label: string | RegExp, button: string): Promise<void> {
    const row = this.row(label).first();
    await row.hover();
    await row.getByRole("button", { name: button }).click();
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
