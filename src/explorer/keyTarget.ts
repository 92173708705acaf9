import type { ExplorerNode } from "./nodes";
import { nodeId } from "./nodes";

/**
 * The rows that a key pressed in the tree is meant for, as the editor's own explorer has it: the selected ones where the
 * focused row is among them, else the focused row. The editor does not tell extensions which row has the focus, so the key
 * is bound to `list.toggleSelection`, which adds or takes out the focused row: `before` and `after` are the selections around it.
 */
export function keyTarget(before: readonly ExplorerNode[], after: readonly ExplorerNode[]): readonly ExplorerNode[] {
  const selected = new Set(before.map(nodeId));
  const added = after.filter((node) => !selected.has(nodeId(node)));
  return added.length > 0 ? added : before;
}
