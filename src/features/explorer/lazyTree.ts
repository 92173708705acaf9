import * as vscode from "vscode";
import type { Disposable } from "../../util/emitter";
import type { ExplorerNode } from "./nodes";
import { viewId } from "./viewId";

/** Gives the rows, once its code is loaded. */
export type ExplorerRows = Required<vscode.TreeDataProvider<ExplorerNode>>;

/**
 * The tree view with no code behind it, so that the editor can ask for rows as soon as the extension is active. The first
 * question loads what answers it.
 */
export class LazyTree implements vscode.TreeDataProvider<ExplorerNode>, Disposable {
  readonly #load: () => Promise<unknown>;
  readonly #changed = new vscode.EventEmitter<ExplorerNode | ExplorerNode[] | undefined | null | void>();
  readonly view: vscode.TreeView<ExplorerNode>;
  #rows: ExplorerRows | undefined;
  #listener: Disposable | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  /** `load` resolves once somebody has called `answerWith`. */
  constructor(load: () => Promise<unknown>) {
    this.#load = load;
    this.view = vscode.window.createTreeView(viewId, {
      treeDataProvider: this,
      canSelectMany: true,
      showCollapseAll: true,
    });
  }

  /** Gives the rows from now on. */
  answerWith(rows: ExplorerRows): void {
    this.#rows = rows;
    this.#listener = rows.onDidChangeTreeData((changed) => this.#changed.fire(changed));
  }

  getChildren(node?: ExplorerNode): vscode.ProviderResult<ExplorerNode[]> {
    return this.#rows ? this.#rows.getChildren(node) : this.#load().then(() => this.#answering().getChildren(node));
  }

  getTreeItem(node: ExplorerNode): vscode.TreeItem | Thenable<vscode.TreeItem> {
    return this.#answering().getTreeItem(node);
  }

  getParent(node: ExplorerNode): vscode.ProviderResult<ExplorerNode> {
    return this.#answering().getParent(node);
  }

  resolveTreeItem(
    item: vscode.TreeItem,
    node: ExplorerNode,
    token: vscode.CancellationToken,
  ): vscode.ProviderResult<vscode.TreeItem> {
    return this.#answering().resolveTreeItem(item, node, token);
  }

  dispose(): void {
    this.#listener?.dispose();
    this.view.dispose();
    this.#changed.dispose();
  }

  /** Whoever has a row got it from there. */
  #answering(): ExplorerRows {
    if (!this.#rows) {
      throw new Error("Nothing gives rows yet.");
    }
    return this.#rows;
  }
}
