import * as vscode from "vscode";
import type { ProfileNode } from "./nodes";
import { nodeId } from "./nodes";
import type { ExplorerNode } from "./nodes";
import type { RowRevealer } from "./rowRevealer";

/**
 * Selects the row of the profile whose page the user turns to, as VS Code's own explorer does for files. It does not move the
 * focus, does not open the view, and does not replace a selection of several rows.
 */
export class SelectionFollower {
  readonly #view: Pick<vscode.TreeView<ExplorerNode>, "visible" | "selection">;
  readonly #revealer: RowRevealer;
  /** The row to select next. An older one is no longer selected when a newer one arrives. */
  #latest: ProfileNode | undefined;

  constructor(view: Pick<vscode.TreeView<ExplorerNode>, "visible" | "selection">, revealer: RowRevealer) {
    this.#view = view;
    this.#revealer = revealer;
  }

  /** Selects a row, unless the user has selected something else by the time that it can be selected. */
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
