import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { ObservedMessage, ObservedProgress, Observer } from "./observer";

/** The open notifications of the extension, and its progress. */
export class Messages {
  constructor(private readonly observer: Observer) {}

  /** Returns the texts of all open notifications. */
  all(): string[] {
    return [...this.observer.messages].map(({ text }) => text);
  }

  /** Waits for a notification that contains or matches the text, and returns its complete text. */
  async read(text: string | RegExp): Promise<string> {
    return (await this.#find(text)).text;
  }

  /** Returns the labels of a notification's buttons, in order. */
  async buttons(text: string | RegExp): Promise<readonly string[]> {
    return (await this.#find(text)).buttons;
  }

  /** Clicks a button of a notification. */
  async press(text: string | RegExp, button: string): Promise<void> {
    const message = await this.#find(text);
    assert.ok(message.buttons.includes(button), `"${message.text}" has the buttons ${message.buttons.join(", ")}`);
    message.press(button);
    await this.#gone(message);
  }

  /** Closes all notifications with VS Code's command, and waits until this one has closed. */
  async dismiss(text: string | RegExp): Promise<void> {
    const message = await this.#find(text);
    await vscode.commands.executeCommand("notifications.clearAll");
    await this.#gone(message);
  }

  /** Waits for progress whose title contains the text. */
  progress(title: string): Promise<ObservedProgress> {
    return this.observer.changes.waitFor(`progress ${title}`, () =>
      [...this.observer.progress].find((it) => it.title.includes(title)),
    );
  }

  /** Waits until no such progress is shown. */
  async waitForProgressEnd(title: string): Promise<void> {
    await this.observer.changes.waitFor(
      `the end of ${title}`,
      () => ![...this.observer.progress].some((it) => it.title.includes(title)),
    );
  }

  /** Waits for a status bar message that contains the text, and returns the latest one without its icon. */
  async statusMessage(text: string): Promise<string> {
    const { changes, statusMessages } = this.observer;
    return changes.waitFor(
      `the status message ${text}`,
      () => statusMessages.findLast((it) => it.includes(text))?.replace(/^\$\([a-z-]+\) /, ""),
      () => statusMessages,
    );
  }

  #find(text: string | RegExp): Promise<ObservedMessage> {
    return this.observer.changes.waitFor(
      `the message ${String(text)}`,
      () =>
        [...this.observer.messages].find((it) =>
          typeof text === "string" ? it.text.includes(text) : text.test(it.text),
        ),
      () => this.all(),
    );
  }

  async #gone(message: ObservedMessage): Promise<void> {
    await this.observer.changes.waitFor("the message to close", () => !this.observer.messages.has(message));
  }
}
