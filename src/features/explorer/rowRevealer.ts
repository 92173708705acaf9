import type * as vscode from "vscode";
import type { ConnectedNode, ExplorerNode } from "./nodes";
import { nodeId } from "./nodes";
import type { ProfilesTreeDataProvider } from "./treeDataProvider";

/** How often the editor is asked to reveal a row. */
const maximumAttempts = 8;

/** Selects rows and scrolls to them, one after the other. */
export class RowRevealer {
  readonly #view: vscode.TreeView<ExplorerNode>;
  readonly #provider: ProfilesTreeDataProvider;
  readonly #openView: () => Thenable<unknown>;
  #last: Promise<void> = Promise.resolve();

  constructor(
    view: vscode.TreeView<ExplorerNode>,
    provider: ProfilesTreeDataProvider,
    openView: () => Thenable<unknown>,
  ) {
    this.#view = view;
    this.#provider = provider;
    this.#openView = openView;
  }

  /**
   * Opens the view, selects a row in it and gives it the focus. Throws what the editor threw, where the row could not be
   * revealed.
   */
  async reveal(node: ConnectedNode): Promise<void> {
    const own = this.#last.then(() => this.#reveal(node));
    // Whether one row could be revealed is no concern of the next.
    this.#last = own.catch(() => undefined);
    await own;
  }

  /**
   * The editor loses rows that it draws while it reveals one, and reveals none that it has not drawn yet, without a word. So it
   * is asked when it has drawn everything; the selection tells whether it did; and drawing anew brings lost rows back.
   */
  async #reveal(node: ConnectedNode): Promise<void> {
    let failure: unknown;
    if (!this.#view.visible) {
      await this.#openView();
    }
    for (let attempt = 0; attempt < maximumAttempts; attempt += 1) {
      await this.#provider.whenDrawn();
      try {
        failure = undefined;
        await this.#provider.holdChanges(async () => this.#view.reveal(node, { select: true, focus: true }));
      } catch (error) {
        failure = error;
      }
      if (this.#view.selection.some((selected) => nodeId(selected) === nodeId(node))) {
        return;
      }
      this.#provider.redraw(node.connection);
    }
    if (failure !== undefined) {
      throw failure;
    }
  }
}
