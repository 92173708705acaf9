import type { CommandTarget } from "../../domain/commandTarget";
import type { ProfileRef, ProfileStore } from "../../profiles/profileStore";
import type { ExplorerNode, SubgroupNode } from "./nodes";
import { subgroupChildren } from "./nodes";
import type { ProfileGroups } from "./profileGroups";

/** Returns the profiles below a group's row that match the filter, or undefined for any other target. */
export function profilesInRow(
  target: CommandTarget,
  profileStore: Pick<ProfileStore, "contents">,
  groups: ProfileGroups,
): readonly ProfileRef[] | undefined {
  // VS Code passes rows to commands unchanged.
  const node = target as Partial<ExplorerNode>;
  if (node.kind !== "group" && node.kind !== "subgroup") {
    return undefined;
  }
  const { connection, type } = node;
  const contents = connection && profileStore.contents(connection);
  if (!contents || !type) {
    return [];
  }
  return node.kind === "group"
    ? groups.of(connection, type, contents).profiles.map((profile) => ({ connection, profile }))
    : subgroupChildren(node as SubgroupNode, contents, groups).map(({ profile }) => ({ connection, profile }));
}
