import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { ObservedMessage, ObservedProgress, Observer } from "./observer";

/** The open messages of the extension, and its progress. */
export class Messages {
  constructor(private readonly observer: Observer) {}

  /** The texts of all open messages. */
  all(): string[] {
    return [...this.observer.messages].map(({ text }) => text);
  }

  /** Waits for a message that contains or matches a text, and returns its complete text. */
  async read(text: string | RegExp): Promise<string> {
    return (await this.#find(text)).text;
  }

  /** The labels of a message's buttons, in order. */
  async buttons(text: string | RegExp): Promise<readonly string[]> {
    return (await this.#find(text)).buttons;
  }

  /** Presses a button of a message. */
  async press(text: string | RegExp, button: string): Promise<void> {
    const message = await this.#find(text);
    assert.ok(message.buttons.includes(button), `"${message.text}" has the buttons ${message.buttons.join(", ")}`);
    message.press(button);
    await this.#gone(message);
  }

  /** Closes all messages with VS Code's command, and waits for this one. */
  async dismiss(text: string | RegExp): Promise<void> {
    const message = await this.#find(text);
    await vscode.commands.executeCommand("notifications.clearAll");
    await this.#gone(message);
  }

  /** Waits for progress whose title contains a text. */
  progress(title: string): Promise<ObservedProgress> {
    return this.observer.changes.waitFor(`progress ${title}`, () =>
      [...this.observer.progress].find((it) => it.title.includes(title)),
    );
  }

  /** Waits until there is no such progress. */
  async waitForProgressEnd(title: string): Promise<void> {
    await this.observer.changes.waitFor(
      `the end of ${title}`,
      () => ![...this.observer.progress].some((it) => it.title.includes(title)),
    );
  }

  /** Waits for a status bar message that contains a text, and returns the last one without its icon. */
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
