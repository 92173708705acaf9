import * as vscode from "vscode";
import type { Disposable } from "../../util/emitter";
import type { ExplorerNode } from "./nodes";
import { viewId } from "./viewId";

/** The provider of the rows. Its code is loaded on first use. */
export type ExplorerRows = Required<vscode.TreeDataProvider<ExplorerNode>>;

/** A tree view that VS Code can use as soon as the extension is active. The first request for rows loads the rest of the code. */
export class LazyTree implements vscode.TreeDataProvider<ExplorerNode>, Disposable {
  readonly #load: () => Promise<unknown>;
  readonly #changed = new vscode.EventEmitter<ExplorerNode | ExplorerNode[] | undefined | null | void>();
  readonly view: vscode.TreeView<ExplorerNode>;
  #rows: ExplorerRows | undefined;
  #listener: Disposable | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  /** `load` must call `setRows` before it resolves. */
  constructor(load: () => Promise<unknown>) {
    this.#load = load;
    this.view = vscode.window.createTreeView(viewId, {
      treeDataProvider: this,
      canSelectMany: true,
      // The view has a custom command that leaves the Regions expanded.
      showCollapseAll: false,
    });
  }

  /** Sets the provider of the rows. */
  setRows(rows: ExplorerRows): void {
    this.#rows = rows;
    this.#listener = rows.onDidChangeTreeData((changed) => this.#changed.fire(changed));
  }

  getChildren(node?: ExplorerNode): vscode.ProviderResult<ExplorerNode[]> {
    return this.#rows ? this.#rows.getChildren(node) : this.#load().then(() => this.#loadedRows().getChildren(node));
  }

  getTreeItem(node: ExplorerNode): vscode.TreeItem | Thenable<vscode.TreeItem> {
    return this.#loadedRows().getTreeItem(node);
  }

  getParent(node: ExplorerNode): vscode.ProviderResult<ExplorerNode> {
    return this.#loadedRows().getParent(node);
  }

  resolveTreeItem(
    item: vscode.TreeItem,
    node: ExplorerNode,
    token: vscode.CancellationToken,
  ): vscode.ProviderResult<vscode.TreeItem> {
    return this.#loadedRows().resolveTreeItem(item, node, token);
  }

  dispose(): void {
    this.#listener?.dispose();
    this.view.dispose();
    this.#changed.dispose();
  }

  /** Returns the provider. It always exists if VS Code has a row, because the provider creates the rows. */
  #loadedRows(): ExplorerRows {
    if (!this.#rows) {
      throw new Error("The rows are not loaded.");
    }
    return this.#rows;
  }
}
