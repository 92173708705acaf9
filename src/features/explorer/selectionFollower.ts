import type * as vscode from "vscode";
import type { Disposable } from "../../util/emitter";
import type { ExplorerNode, ProfileNode } from "./nodes";
import { nodeId } from "./nodes";
import type { RowRevealer } from "./rowRevealer";

/** The part of the tree view that the selection depends on. */
type SelectionView = Pick<vscode.TreeView<ExplorerNode>, "visible" | "selection" | "onDidChangeSelection">;

/**
 * Selects the row of the profile whose page the user switches to, as VS Code's own explorer does for files. Does not move the
 * focus, open the view, or replace a selection of several rows.
 */
export class SelectionFollower implements Disposable {
  readonly #view: SelectionView;
  readonly #revealer: Pick<RowRevealer, "selectIf">;
  readonly #isEnabled: () => boolean;
  readonly #listener: Disposable;
  /** The row to select next. When a newer row arrives, older ones are no longer selected. */
  #latest: ProfileNode | undefined;
  #isOutdated = false;

  /** `isEnabled` returns whether the user wants the selection to follow the active editor. */
  constructor(view: SelectionView, revealer: Pick<RowRevealer, "selectIf">, isEnabled: () => boolean) {
    this.#view = view;
    this.#revealer = revealer;
    this.#isEnabled = isEnabled;
    this.#listener = view.onDidChangeSelection(() => (this.#isOutdated = false));
  }

  /**
   * The selected rows, or an empty array if the view is hidden or the selected row belongs to a page that the user has left. VS
   * Code has no API that clears the selection, so the row of the previous page stays selected if the next page has no row.
   */
  get selection(): readonly ExplorerNode[] {
    return this.#view.visible && !this.#isOutdated ? this.#view.selection : [];
  }

  /** Selects the row of the active page, unless the user selects something else before. Undefined if the page has no row. */
  async follow(node: ProfileNode | undefined): Promise<void> {
    const { selection } = this.#view;
    this.#latest = node;
    this.#isOutdated = selection.length === 1 && !(node && this.#isSelected(node));
    if (node) {
      const before = this.#selectedIds();
      await this.#revealer.selectIf(
        node,
        () => this.#latest === node && this.#selectedIds() === before && this.#mayReplace(node),
      );
    }
  }

  dispose(): void {
    this.#listener.dispose();
  }

  #selectedIds(): string {
    return JSON.stringify(this.#view.selection.map(nodeId));
  }

  #isSelected(node: ProfileNode): boolean {
    return this.#view.selection.some((selected) => nodeId(selected) === nodeId(node));
  }

  #mayReplace(node: ProfileNode): boolean {
    const { visible, selection } = this.#view;
    return visible && selection.length <= 1 && !this.#isSelected(node) && this.#isEnabled();
  }
}
