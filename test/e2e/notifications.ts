import type { Locator, Page } from "playwright-core";

/** The messages at the bottom right of the window. */
export class Notifications {
  readonly all: Locator;

  constructor(private readonly page: Page) {
    this.all = page.locator(".notification-toast");
  }

  /** The message holding a text. */
  holding(text: string | RegExp): Locator {
    return this.all.filter({ has: this.page.locator(".notification-list-item-message", { hasText: text }) });
  }

  /** Waits for a message holding `text` and gives the whole of its text. */
  async read(text: string | RegExp): Promise<string> {
    return this.holding(text).first().locator(".notification-list-item-message").innerText();
  }

  /** The labels of a message's buttons, in their order on screen. */
  async buttons(text: string | RegExp): Promise<string[]> {
    const message = this.holding(text).first();
    await message.waitFor();
    return message.locator(".notification-list-item-buttons-container .monaco-button").allInnerTexts();
  }

  /** Presses a button of the message holding `text`. */
  async press(text: string | RegExp, button: string): Promise<void> {
    await this.holding(text).first().getByRole("button", { name: button, exact: true }).click();
  }

  /** Dismisses the message holding `text`, as its cross does. */
  async dismiss(text: string | RegExp): Promise<void> {
    const message = this.holding(text).first();
    await message.hover();
    await message.getByRole("button", { name: /^Clear Notification/ }).click();
    await message.waitFor({ state: "detached" });
  }
}
