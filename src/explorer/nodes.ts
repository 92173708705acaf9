import type { Connection } from "../core/connection";
import { connectionKey } from "../core/connection";
import type { FoundationModel } from "../core/foundationModel";
import type { InferenceProfile, InferenceProfileType } from "../core/inferenceProfile";
import type { Problem } from "../core/problem";
import type { ModelRoute } from "../core/routing";
import { modelRoutes } from "../core/routing";
import type { ModelsById, RegionContents, RegionState } from "../inventory/regionInventory";

/** A row of the explorer. `connection` tells which Region's rows it stands among. */
export type ExplorerNode = RegionNode | GroupNode | ProfileNode | ModelNode | ProblemNode | PlaceholderNode;

export interface RegionNode {
  readonly kind: "region";
  readonly connection: Connection;
}

/** All profiles of one type in a Region. */
export interface GroupNode {
  readonly kind: "group";
  readonly connection: Connection;
  readonly type: InferenceProfileType;
  readonly count: number;
}

export interface ProfileNode {
  readonly kind: "profile";
  readonly connection: Connection;
  readonly profile: InferenceProfile;
  /** What is known of the models it runs, among others. Rows look them up when they are drawn: a group may have thousands. */
  readonly models: ModelsById;
}

export interface ModelNode {
  readonly kind: "model";
  readonly connection: Connection;
  readonly profile: InferenceProfile;
  readonly route: ModelRoute;
  /** What ListFoundationModels says of it, where it was listed. */
  readonly model: FoundationModel | undefined;
}

/** A Region that could not be read. */
export interface ProblemNode {
  readonly kind: "problem";
  readonly connection: Connection;
  readonly problem: Problem;
}

/** Says why there is nothing to see here. */
export interface PlaceholderNode {
  readonly kind: "placeholder";
  readonly connection: Connection;
  readonly reason: "loading" | "noApplication" | "noSystemDefined";
}

/**
 * A row's place in the tree as a text that stays the same from one load to the next. Two rows never share one, whatever ARNs
 * and IDs hold: the editor would not draw the tree.
 */
export function nodeId(node: ExplorerNode): string {
  const region = connectionKey(node.connection);
  switch (node.kind) {
    case "region":
      return region;
    case "group":
      return `${region}/${node.type}`;
    case "profile":
      return `${region}/profile/${node.profile.arn}`;
    case "model":
      return `${region}/model/${node.profile.arn.length}/${node.profile.arn}/${node.route.modelId}`;
    case "problem":
      return `${region}/problem`;
    case "placeholder":
      return `${region}/${node.reason}`;
  }
}

/** The rows below a Region. */
export function regionChildren(connection: Connection, state: RegionState | undefined): ExplorerNode[] {
  if (state?.status === "failed") {
    return [{ kind: "problem", connection, problem: state.problem }];
  }
  const contents = state?.contents;
  return contents
    ? [groupNode(connection, "APPLICATION", contents), groupNode(connection, "SYSTEM_DEFINED", contents)]
    : [{ kind: "placeholder", connection, reason: "loading" }];
}

/** The row of all profiles of a type. */
export function groupNode(connection: Connection, type: InferenceProfileType, contents: RegionContents): GroupNode {
  return { kind: "group", connection, type, count: profilesOfType(contents, type).length };
}

/** The rows below a group: its profiles, or a word that there are none. */
export function groupChildren(group: GroupNode, contents: RegionContents): (ProfileNode | PlaceholderNode)[] {
  const { connection, type } = group;
  const profiles = profilesOfType(contents, type);
  if (profiles.length === 0) {
    return [{ kind: "placeholder", connection, reason: type === "APPLICATION" ? "noApplication" : "noSystemDefined" }];
  }
  return profiles.map((profile) => profileNode(connection, profile, contents));
}

/** The row of one profile. */
export function profileNode(
  connection: Connection,
  profile: InferenceProfile,
  { models }: Pick<RegionContents, "models">,
): ProfileNode {
  return { kind: "profile", connection, profile, models };
}

/** The rows below a profile: each model once. */
export function profileChildren({ connection, profile }: ProfileNode, contents: RegionContents): ModelNode[] {
  return modelRoutes(profile).map((route) => ({
    kind: "model",
    connection,
    profile,
    route,
    model: contents.models.get(route.modelId),
  }));
}

function profilesOfType(contents: RegionContents, type: InferenceProfileType): readonly InferenceProfile[] {
  return type === "APPLICATION" ? contents.application : contents.systemDefined;
}
