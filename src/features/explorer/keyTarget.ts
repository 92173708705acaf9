import type { ExplorerNode } from "./nodes";
import { nodeId } from "./nodes";

/**
 * Tells the rows that a key pressed in the tree is meant for, as the editor's own explorer has it: the selected ones where the
 * focused row is among them, else the focused row. The editor does not tell extensions which row has the focus, so the key is
 * bound to `list.toggleSelection` twice, which takes the focused row in or out and back before anything else can happen.
 */
export class KeyTarget {
  #before: readonly ExplorerNode[] = [];
  #now: readonly ExplorerNode[] = [];

  /** Hears of each selection, in their order. */
  note(selection: readonly ExplorerNode[]): void {
    this.#before = this.#now;
    this.#now = selection;
  }

  /** The rows, once the focused one was toggled twice. */
  take(): readonly ExplorerNode[] {
    const toggled = without(this.#before, this.#now);
    // Toggling changes one row; anything else was done by hand before, there being no focused row to toggle.
    const tookOneOut = toggled.length === 1 && without(this.#now, this.#before).length === 0;
    // What was toggled for one key says nothing of the next one.
    this.#before = this.#now;
    return tookOneOut ? toggled : this.#now;
  }
}

function without(nodes: readonly ExplorerNode[], others: readonly ExplorerNode[]): readonly ExplorerNode[] {
  const taken = new Set(others.map(nodeId));
  return nodes.filter((node) => !taken.has(nodeId(node)));
}
