import type { ExplorerNode } from "./nodes";
import { nodeId } from "./nodes";

/**
 * Finds the rows that a key pressed in the tree is meant for, as in VS Code's own explorer: the selected rows if the focused
 * row is one of them, else the focused row. No API returns the focused row, so the key runs `list.toggleSelection` twice, which
 * adds or removes the focused row and undoes that before anything else can happen.
 */
export class KeyTarget {
  #previous: readonly ExplorerNode[] = [];
  #current: readonly ExplorerNode[] = [];

  /** Records a selection. Must be called for each one, in order. */
  note(selection: readonly ExplorerNode[]): void {
    this.#previous = this.#current;
    this.#current = selection;
  }

  /** Returns the rows, after the focused one was toggled twice. */
  take(): readonly ExplorerNode[] {
    const removed = difference(this.#previous, this.#current);
    // Toggling changes one row. Any other change was made by the user before, when no row had the focus.
    const isToggled = removed.length === 1 && difference(this.#current, this.#previous).length === 0;
    // What was toggled for one key must not count for the next one.
    this.#previous = this.#current;
    return isToggled ? removed : this.#current;
  }
}

function difference(nodes: readonly ExplorerNode[], others: readonly ExplorerNode[]): readonly ExplorerNode[] {
  const ids = new Set(others.map(nodeId));
  return nodes.filter((node) => !ids.has(nodeId(node)));
}
