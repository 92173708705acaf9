import * as vscode from "vscode";
import type { ProfileNode } from "./nodes";
import { nodeId } from "./nodes";
import type { ExplorerNode } from "./nodes";
import type { RowRevealer } from "./rowRevealer";

/**
 * Selects the row of the profile whose page the user switches to, as VS Code's own explorer does for files. Does not move the
 * focus, open the view, or replace a selection of several rows.
 */
export class SelectionFollower {
  readonly #view: Pick<vscode.TreeView<ExplorerNode>, "visible" | "selection">;
  readonly #revealer: RowRevealer;
  /** The row to select next. When a newer row arrives, older ones are no longer selected. */
  #latest: ProfileNode | undefined;

  constructor(view: Pick<vscode.TreeView<ExplorerNode>, "visible" | "selection">, revealer: RowRevealer) {
    this.#view = view;
    this.#revealer = revealer;
  }

  /** Selects a row, unless the user has selected something else before it can be selected. */
  async follow(node: ProfileNode): Promise<void> {
    this.#latest = node;
    const before = this.#selectedIds();
    await this.#revealer.selectIf(
      node,
      () => this.#latest === node && this.#selectedIds() === before && this.#mayReplace(node),
    );
  }

  #selectedIds(): string {
    return JSON.stringify(this.#view.selection.map(nodeId));
  }

  #mayReplace(node: ProfileNode): boolean {
    const { visible, selection } = this.#view;
    return (
      visible &&
      selection.length <= 1 &&
      selection.every((selected) => nodeId(selected) !== nodeId(node)) &&
      vscode.workspace.getConfiguration("explorer").get("autoReveal") !== false
    );
  }
}
