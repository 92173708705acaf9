import type * as vscode from "vscode";
import type { Disposable } from "../util/emitter";

/** The members of a webview panel that a page uses. */
export type PagePanel = Pick<vscode.WebviewPanel, "title" | "reveal" | "onDidDispose"> & {
  readonly webview: Pick<vscode.Webview, "onDidReceiveMessage" | "postMessage">;
};

/** The events that a page's controller handles. */
export interface WebviewPageEvents {
  /** Handles a message from the page. The message is untrusted until it has been validated. */
  receive(message: unknown): Promise<void>;
  /** Called after the panel has been closed and the page has been disposed of. */
  closed(): void;
  /** Writes a warning to the log. */
  warn(text: string): void;
}

/** A webview panel, with its messages in both directions, its tab, and the resources that are disposed of with it. */
export class WebviewPage<HostMessage> implements Disposable {
  readonly #panel: PagePanel;
  readonly #events: WebviewPageEvents;
  readonly #resources: Disposable[];

  /** `resources` are disposed of with the page. */
  constructor(panel: PagePanel, events: WebviewPageEvents, resources: readonly Disposable[]) {
    this.#panel = panel;
    this.#events = events;
    this.#resources = [
      ...resources,
      panel.webview.onDidReceiveMessage((message: unknown) => this.run(events.receive(message))),
      panel.onDidDispose(() => {
        this.dispose();
        events.closed();
      }),
    ];
  }

  get title(): string {
    return this.#panel.title;
  }

  /** Sets the title of the tab, as plain text. */
  setTitle(text: string): void {
    const title = escapeForTab(text);
    if (this.#panel.title !== title) {
      this.#panel.title = title;
    }
  }

  async post(message: HostMessage): Promise<void> {
    // This is VS Code's own method, which has no target origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    await this.#panel.webview.postMessage(message);
  }

  /** Brings the page to the front. If `preserveFocus` is true, does not move the keyboard focus. */
  reveal(preserveFocus: boolean): void {
    this.#panel.reveal(undefined, preserveFocus);
  }

  /** Runs work in the background and logs a warning if it fails. */
  run(work: Promise<void>): void {
    work.catch((error: unknown) => this.#events.warn(`A page failed: ${String(error)}`));
  }

  /** Disposes of everything except the panel, which VS Code keeps when the window is reloaded. */
  dispose(): void {
    for (const resource of this.#resources) {
      resource.dispose();
    }
  }
}

/** Returns a title with `$(name)` escaped, because the list of open editors would render it as an icon. */
export function escapeForTab(text: string): string {
  return text.replaceAll("$(", "$\u200B(");
}
