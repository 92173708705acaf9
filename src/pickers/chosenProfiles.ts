import type { ExplorerNode, ProfileNode } from "../features/explorer/nodes";
import type { ProfileRef } from "../profiles/profileStore";

/**
 * The profiles a command is meant for: those of the rows it was run on (the editor gives the row, and all selected rows where
 * the row is among several), else those selected in the explorer. None means that the person has to be asked.
 */
export function chosenProfiles(args: readonly unknown[], selection: readonly ExplorerNode[]): ProfileRef[] {
  const [clicked, selected] = args;
  const given =
    Array.isArray(selected) && selected.length > 0 ? selected : clicked === undefined ? selection : [clicked];
  return given.filter(isProfileNode).map(({ connection, profile }) => ({ connection, profile }));
}

/** Whether an argument of a command is a row of the explorer. */
export function isExplorerNode(value: unknown): value is ExplorerNode {
  return (
    typeof value === "object" && value !== null && "kind" in value && ("connection" in value || isUnconnected(value))
  );
}

function isUnconnected(value: { readonly kind: unknown }): boolean {
  return (value.kind === "awsProfile" || value.kind === "noRegion") && "awsProfile" in value;
}

function isProfileNode(value: unknown): value is ProfileNode {
  return isExplorerNode(value) && value.kind === "profile";
}
