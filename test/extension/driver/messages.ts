import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { ObservedMessage, ObservedProgress, Observer } from "./observer";

/** The messages of the extension that are open in the window, and the work that is shown under way. */
export class Messages {
  constructor(private readonly observer: Observer) {}

  /** The texts of all that are open. */
  all(): string[] {
    return [...this.observer.messages].map(({ text }) => text);
  }

  /** Waits for a message that holds a text; gives the whole of its text. */
  async read(text: string | RegExp): Promise<string> {
    return (await this.#find(text)).text;
  }

  /** The labels of a message's buttons, in their order. */
  async buttons(text: string | RegExp): Promise<readonly string[]> {
    return (await this.#find(text)).buttons;
  }

  /** Answers a message by one of its buttons. */
  async press(text: string | RegExp, button: string): Promise<void> {
    const message = await this.#find(text);
    assert.ok(message.buttons.includes(button), `"${message.text}" has the buttons ${message.buttons.join(", ")}`);
    message.press(button);
    await this.#gone(message);
  }

  /** Closes a message by VS Code's own command, and with it all others. */
  async dismiss(text: string | RegExp): Promise<void> {
    const message = await this.#find(text);
    await vscode.commands.executeCommand("notifications.clearAll");
    await this.#gone(message);
  }

  /** Waits for work under way whose title holds a text. */
  progress(title: string): Promise<ObservedProgress> {
    return this.observer.changes.waitFor(`progress ${title}`, () =>
      [...this.observer.progress].find((it) => it.title.includes(title)),
    );
  }

  /** Waits until no such work is under way. */
  async waitForProgressEnd(title: string): Promise<void> {
    await this.observer.changes.waitFor(
      `the end of ${title}`,
      () => ![...this.observer.progress].some((it) => it.title.includes(title)),
    );
  }

  /** Waits until a message stands in the status bar that holds a text, and gives the last one. */
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
