import type { Locator, Page } from "playwright-core";

/** The notifications in the window. */
export class Notifications {
  readonly all: Locator;

  constructor(private readonly page: Page) {
    this.all = page.locator(".notification-toast");
  }

  /** Returns the notifications that contain the text. */
  containing(text: string | RegExp): Locator {
    return this.all.filter({ has: this.page.locator(".notification-list-item-message", { hasText: text }) });
  }

  /** Waits for a notification that contains or matches `text`, and returns its complete text. */
  async read(text: string | RegExp): Promise<string> {
    return this.containing(text).first().locator(".notification-list-item-message").innerText();
  }

  /** Returns the labels of a notification's buttons, in order. */
  async buttons(text: string | RegExp): Promise<string[]> {
    const message = this.containing(text).first();
    await message.waitFor();
    return message.locator(".notification-list-item-buttons-container .monaco-button").allInnerTexts();
  }

  /** Clicks a button of the notification that contains `text`. */
  async press(text: string | RegExp, button: string): Promise<void> {
    await this.containing(text).first().getByRole("button", { name: button, exact: true }).click();
  }

  /** Closes the notification that contains `text`. */
  async dismiss(text: string | RegExp): Promise<void> {
    const message = this.containing(text).first();
    await message.hover();
    await message.getByRole("button", { name: /^Clear Notification/ }).click();
    await message.waitFor({ state: "detached" });
  }
}
