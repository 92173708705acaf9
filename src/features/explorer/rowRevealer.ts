import type * as vscode from "vscode";
import type { ConnectedNode, ExplorerNode } from "./nodes";
import { nodeId } from "./nodes";
import type { ProfilesTreeDataProvider } from "./treeDataProvider";

/** The maximum number of attempts to reveal a row. */
const maxAttempts = 8;

/** Selects rows and scrolls to them one at a time, and expands rows. */
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

  /** Opens the view, then selects and focuses a row. Rejects with VS Code's error if the row could not be revealed. */
  async reveal(node: ConnectedNode): Promise<void> {
    const current = this.#last.then(() => this.#reveal(node));
    // A failure must not affect the next row.
    this.#last = current.catch(() => undefined);
    await current;
  }

  /**
   * Selects a row without moving the focus, if the condition holds when VS Code has rendered the rows. One attempt is enough,
   * because nothing depends on it.
   */
  async selectIf(node: ConnectedNode, condition: () => boolean): Promise<void> {
    const current = this.#last.then(async () => {
      await this.#provider.updates.whenIdle();
      if (condition()) {
        await this.#provider.updates.pauseDuring(async () =>
          this.#view.reveal(node, { select: true, focus: false, expand: false }),
        );
      }
    });
    this.#last = current.catch(() => undefined);
    await current;
  }

  /**
   * Expands rows without selecting them. The topmost row is expanded last, because VS Code scrolls to each row that it expands.
   */
  async expand(nodes: readonly ConnectedNode[]): Promise<void> {
    const current = this.#last.then(() =>
      this.#provider.updates.pauseDuring(async () => {
        for (const node of [...nodes].reverse()) {
          await this.#view.reveal(node, { select: false, focus: false, expand: true });
        }
      }),
    );
    this.#last = current.catch(() => undefined);
    await current;
  }

  /**
   * Reveals a row, in several attempts if necessary. VS Code drops rows that change while it reveals a row, and silently ignores
   * rows that it has not rendered yet. This method therefore waits until VS Code has rendered all rows, checks the selection
   * afterward, and redraws the Region to restore dropped rows.
   */
  async #reveal(node: ConnectedNode): Promise<void> {
    const { updates } = this.#provider;
    let failure: unknown;
    if (!this.#view.visible) {
      await this.#openView();
    }
    for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
      await updates.whenIdle();
      try {
        failure = undefined;
        await updates.pauseDuring(async () => this.#view.reveal(node, { select: true, focus: true }));
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
