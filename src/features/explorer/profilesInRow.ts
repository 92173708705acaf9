import type { CommandTarget } from "../../domain/commandTarget";
import { formatProfileType } from "../../messages/labels";
import type { ProfileRef, ProfileStore } from "../../profiles/profileStore";
import type { ExplorerNode, SubgroupNode } from "./nodes";
import { subgroupChildren } from "./nodes";
import type { ProfileGroups } from "./profileGroups";
import { subgroupTexts } from "./subgroupTexts";

/** The profiles below a group's row, and its label, which may be untrusted text. */
export interface ProfilesInRow {
  readonly label: string;
  readonly profiles: readonly ProfileRef[];
}

/** Returns the profiles below a group's row that match the filter, or undefined for any other target. */
export function profilesInRow(
  target: CommandTarget,
  profileStore: Pick<ProfileStore, "contents">,
  groups: ProfileGroups,
): ProfilesInRow | undefined {
  // VS Code passes rows to commands unchanged.
  const node = target as Partial<ExplorerNode>;
  if (node.kind !== "group" && node.kind !== "subgroup") {
    return undefined;
  }
  const { connection, type } = node;
  if (!connection || !type) {
    return undefined;
  }
  const label = node.kind === "group" ? formatProfileType(type) : subgroupTexts(node as SubgroupNode, "").label;
  const contents = profileStore.contents(connection);
  if (!contents) {
    return { label, profiles: [] };
  }
  const profiles =
    node.kind === "group"
      ? groups.of(connection, type, contents).profiles
      : subgroupChildren(node as SubgroupNode, contents, groups).map(({ profile }) => profile);
  return { label, profiles: profiles.map((profile) => ({ connection, profile })) };
}
