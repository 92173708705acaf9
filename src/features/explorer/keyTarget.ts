import type { ExplorerNode } from "./nodes";
import { nodeId } from "./nodes";

/**
 * Determines the rows that a key press in the tree applies to. As in VS Code's own explorer, these are the selected rows if the
 * focused row is one of them, and otherwise the focused row. No API returns the focused row, so the keybinding runs
 * `list.toggleSelection` twice, which adds or removes the focused row and immediately undoes the change.
 */
export class KeyTarget {
  #previous: readonly ExplorerNode[] = [];
  #current: readonly ExplorerNode[] = [];

  /** Records a selection. Must be called for every change of the selection, in order. */
  record(selection: readonly ExplorerNode[]): void {
    this.#previous = this.#current;
    this.#current = selection;
  }

  /** Returns the rows that the key press applies to. Call this after the focused row was toggled twice. */
  take(): readonly ExplorerNode[] {
    const removed = difference(this.#previous, this.#current);
    // Toggling changes exactly one row. Any other change was made earlier by the user, and no row had the focus.
    const isToggled = removed.length === 1 && difference(this.#current, this.#previous).length === 0;
    // A toggle for one key press must not affect the next one.
    this.#previous = this.#current;
    return isToggled ? removed : this.#current;
  }
}

function difference(nodes: readonly ExplorerNode[], others: readonly ExplorerNode[]): readonly ExplorerNode[] {
  const ids = new Set(others.map(nodeId));
  return nodes.filter((node) => !ids.has(nodeId(node)));
}
