import type { Connection } from "../../domain/connection";
import { connectionKey } from "../../domain/connection";
import type { FoundationModel } from "../../domain/foundationModel";
import type { InferenceProfile, InferenceProfileType } from "../../domain/inferenceProfile";
import type { Problem } from "../../domain/problem";
import type { ModelRoute } from "../../domain/routing";
import { modelRoutes } from "../../domain/routing";
import type { ModelsById, RegionContents } from "../../profiles/regionContents";
import type { RegionState } from "../../profiles/regionStore";

/** A row of the explorer. */
export type ExplorerNode = AwsProfileNode | NoRegionNode | ConnectedNode;

/** A row that stands among those of one connection. */
export type ConnectedNode = RegionNode | GroupNode | ProfileNode | ModelNode | ProblemNode | PlaceholderNode;

/** All Regions of one AWS profile, where several are shown. */
export interface AwsProfileNode {
  readonly kind: "awsProfile";
  readonly awsProfile: string;
}

/** Says that nothing tells which Regions of an AWS profile to show. */
export interface NoRegionNode {
  readonly kind: "noRegion";
  readonly awsProfile: string;
}

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
  if (!isConnected(node)) {
    // No key of a connection begins with a blank: the names of AWS profiles are taken from the settings without any.
    return node.kind === "awsProfile" ? ` ${node.awsProfile}` : `  ${node.awsProfile}`;
  }
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

/** Whether a row stands among those of one connection. */
export function isConnected(node: ExplorerNode): node is ConnectedNode {
  return "connection" in node;
}

/** The rows below an AWS profile: its Regions, or a word that none is known. */
export function awsProfileChildren(awsProfile: string, regions: Iterable<RegionNode>): (RegionNode | NoRegionNode)[] {
  const own = [...regions].filter(({ connection }) => connection.awsProfile === awsProfile);
  return own.length > 0 ? own : [{ kind: "noRegion", awsProfile }];
}

/** The rows below a Region: why it could not be read, and what is known or at least remembered. */
export function regionChildren(connection: Connection, state: RegionState | undefined): ExplorerNode[] {
  const problem: ProblemNode[] =
    state?.status === "failed" ? [{ kind: "problem", connection, problem: state.problem }] : [];
  const contents = contentsToShow(state);
  if (contents) {
    return [
      ...problem,
      groupNode(connection, "APPLICATION", contents),
      groupNode(connection, "SYSTEM_DEFINED", contents),
    ];
  }
  return problem.length > 0 ? problem : [{ kind: "placeholder", connection, reason: "loading" }];
}

function contentsToShow(state: RegionState | undefined): RegionContents | undefined {
  switch (state?.status) {
    case undefined:
      return undefined;
    case "ready":
      return state.contents;
    case "loading":
      return state.contents ?? state.cached?.contents;
    case "failed":
      return state.cached?.contents;
  }
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
