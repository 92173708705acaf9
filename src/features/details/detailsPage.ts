import type * as vscode from "vscode";
import type { Connection } from "../../domain/connection";
import { connectionKey } from "../../domain/connection";
import type { Disposable } from "../../util/emitter";
import type { DetailsLoader } from "./detailsLoader";
import type { PageEditor } from "./detailsController";
import { DetailsController } from "./detailsController";

/** A stable key of the page that shows a profile: the same profile seen with two AWS profiles is two pages. */
export function pageKey(connection: Connection, arn: string): string {
  return `${connectionKey(connection)} ${arn}`;
}

/** One page: its panel, and what reads for it. Everything it holds goes with the panel. */
export class DetailsPage implements Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #loader: DetailsLoader;
  readonly #session: DetailsController;
  readonly #editor: Omit<PageEditor, "post">;
  readonly #listeners: Disposable[];

  constructor(
    panel: vscode.WebviewPanel,
    loader: DetailsLoader,
    editor: Omit<PageEditor, "post">,
    onDidClose: () => void,
  ) {
    const { webview } = panel;
    this.#panel = panel;
    this.#loader = loader;
    this.#editor = editor;
    this.#session = new DetailsController(loader, {
      ...editor,
      post: async (message) => {
        // The editor's own method, which has no target origin.
        // oxlint-disable-next-line unicorn/require-post-message-target-origin
        await webview.postMessage(message);
      },
    });
    this.#setTitle();
    this.#listeners = [
      loader.onDidChange(() => this.#setTitle()),
      webview.onDidReceiveMessage((message) => this.#detach(this.#session.receive(message))),
      panel.onDidDispose(() => {
        this.dispose();
        onDidClose();
      }),
    ];
  }

  get key(): string {
    const { connection, arn } = this.#loader.parts;
    return pageKey(connection, arn);
  }

  /** Starts reading; what comes is shown as it comes. */
  load(): void {
    this.#detach(this.#loader.load());
  }

  /** Brings the page to the front; with `preserveFocus` the keyboard stays where it is. */
  reveal(preserveFocus: boolean): void {
    this.#panel.reveal(undefined, preserveFocus);
  }

  /** Stops reading and listening. The panel stays: the editor keeps it across a reload of its window. */
  dispose(): void {
    this.#session.dispose();
    this.#loader.dispose();
    for (const listener of this.#listeners) {
      listener.dispose();
    }
  }

  /** A panel that came back over a reload keeps its name, which says more than an ID, until the name is known again. */
  #setTitle(): void {
    const { facts, title } = this.#session.state;
    const text = tabTitle(title);
    if (this.#panel.title !== text && (facts.name !== undefined || this.#panel.title === "")) {
      this.#panel.title = text;
    }
  }

  #detach(work: Promise<void>): void {
    work.catch((error: unknown) => this.#editor.warn(`The details page failed: ${String(error)}`));
  }
}

/** Lists of open editors turn `$(name)` into an icon, so a character that cannot be seen breaks it. */
export function tabTitle(name: string): string {
  return name.replaceAll("$(", "$\u200B(");
}
