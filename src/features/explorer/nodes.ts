import { countFindings, findingKey, maxFindings, sortFindings } from "../../connections/findings";
import type { Finding } from "../../domain/configFinding";
import type { Connection } from "../../domain/connection";
import { connectionKey } from "../../domain/connection";
import type { FoundationModel } from "../../domain/foundationModel";
import type { InferenceProfile, InferenceProfileType } from "../../domain/inferenceProfile";
import type { Problem } from "../../domain/problem";
import { listedModel } from "../../domain/modelReference";
import type { ModelRoute } from "../../domain/routing";
import { modelRoutes } from "../../domain/routing";
import type { ModelsById, RegionContents } from "../../profiles/regionContents";
import type { RegionState } from "../../profiles/regionStore";
import type { ProfileGroups } from "./profileGroups";
import type { GroupCriterion } from "./subgroups";

/** A row of the explorer. */
export type ExplorerNode = FindingNode | MoreFindingsNode | AwsProfileNode | NoRegionNode | ConnectedNode;

/** A row that belongs to one connection. */
export type ConnectedNode =
  | RegionNode
  | GroupNode
  | SubgroupNode
  | ProfileNode
  | ModelNode
  | ProblemNode
  | PlaceholderNode;

/** A finding about the AWS configuration, shown above all connections. */
export interface FindingNode {
  readonly kind: "finding";
  readonly finding: Finding;
}

/** A row that represents all findings without a separate row. */
export interface MoreFindingsNode {
  readonly kind: "moreFindings";
  /** The first of these findings. */
  readonly finding: Finding;
  readonly count: number;
}

/** The Regions of one AWS profile, if several AWS profiles are shown. */
export interface AwsProfileNode {
  readonly kind: "awsProfile";
  readonly awsProfile: string;
}

/** A message that is shown below an AWS profile without a configured Region, or below findings if there are no connections. */
export interface NoRegionNode {
  readonly kind: "noRegion";
  readonly awsProfile?: string;
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

/** The profiles of one type in a Region that have something in common, for example the provider of their model. */
export interface SubgroupNode {
  readonly kind: "subgroup";
  readonly connection: Connection;
  readonly type: InferenceProfileType;
  readonly criterion: GroupCriterion;
  /** The common value, which is unique among the groups with the same criterion. */
  readonly key: string;
  /** The name of the provider or model, or the value of the tag, which is untrusted text. Undefined if there is none. */
  readonly name: string | undefined;
  readonly count: number;
  /** The number of profiles in all subgroups of the type. */
  readonly total: number;
}

export interface ProfileNode {
  readonly kind: "profile";
  readonly connection: Connection;
  readonly profile: InferenceProfile;
  /** All profiles of its type in the Region. */
  readonly siblings: readonly InferenceProfile[];
  /** The models of the Region. Each row looks up its models when it is rendered, because a group may have thousands of rows. */
  readonly models: ModelsById;
}

export interface ModelNode {
  readonly kind: "model";
  readonly connection: Connection;
  readonly profile: InferenceProfile;
  readonly route: ModelRoute;
  /** The model as returned by ListFoundationModels, or undefined if it was not listed. */
  readonly model: FoundationModel | undefined;
}

/** A row that explains why a Region could not be loaded. */
export interface ProblemNode {
  readonly kind: "problem";
  readonly connection: Connection;
  readonly problem: Problem;
}

/** A row that explains why there are no other rows. */
export interface PlaceholderNode {
  readonly kind: "placeholder";
  readonly connection: Connection;
  readonly reason:
    | "loading"
    | "noApplication"
    | "noSystemDefined"
    | "noMatchingApplication"
    | "noMatchingSystemDefined"
    | "notOffered";
}

/**
 * Returns the ID of a row's position in the tree, which stays the same between loads. IDs are unique regardless of the contents
 * of ARNs and IDs, because VS Code does not render a tree with duplicate IDs.
 */
export function nodeId(node: ExplorerNode): string {
  if (!isConnected(node)) {
    return unconnectedNodeId(node);
  }
  const region = connectionKey(node.connection);
  switch (node.kind) {
    case "region":
      return region;
    case "group":
      return `${region}/${node.type}`;
    case "subgroup":
      return `${region}/${node.type}/${node.criterion.by}/${node.key}`;
    case "profile":
      return `${region}/profile/${node.profile.arn}`;
    case "model":
      return `${region}/model/${node.profile.arn.length}/${node.profile.arn}/${node.route.reference.key}`;
    case "problem":
      return `${region}/problem`;
    case "placeholder":
      return `${region}/${node.reason}`;
  }
}

function unconnectedNodeId(node: Exclude<ExplorerNode, ConnectedNode>): string {
  // A connection key never starts with a space, because AWS profile names are trimmed.
  switch (node.kind) {
    case "awsProfile":
      return ` ${node.awsProfile}`;
    case "noRegion":
      return `  ${node.awsProfile ?? ""}`;
    case "finding":
      return `   ${findingKey(node.finding)}`;
    case "moreFindings":
      return "    ";
  }
}

/** Returns whether a row belongs to one connection. */
export function isConnected(node: ExplorerNode): node is ConnectedNode {
  return "connection" in node;
}

/** Returns the rows for findings: one for each of the worst findings, and one for all others. */
export function findingNodes(findings: readonly Finding[]): (FindingNode | MoreFindingsNode)[] {
  const sorted = sortFindings(findings);
  const shown = sorted.slice(0, maxFindings).map((finding): FindingNode => ({ kind: "finding", finding }));
  const [finding] = sorted.slice(maxFindings);
  const count = countFindings(sorted) - shown.length;
  return finding ? [...shown, { kind: "moreFindings", finding, count }] : shown;
}

/** Returns the rows below an AWS profile: its Regions, or a message that there are none. */
export function awsProfileChildren(awsProfile: string, regions: Iterable<RegionNode>): (RegionNode | NoRegionNode)[] {
  const ofAwsProfile = [...regions].filter(({ connection }) => connection.awsProfile === awsProfile);
  return ofAwsProfile.length > 0 ? ofAwsProfile : [{ kind: "noRegion", awsProfile }];
}

/** Returns the rows below a Region: the problem if it could not be loaded, and its current or cached contents. */
export function regionChildren(connection: Connection, state: RegionState | undefined): ExplorerNode[] {
  const problem: ProblemNode[] =
    state?.status === "failed" ? [{ kind: "problem", connection, problem: state.problem }] : [];
  const contents = visibleContents(state);
  if (contents?.withoutProfiles) {
    return [...problem, { kind: "placeholder", connection, reason: "notOffered" }];
  }
  if (contents) {
    return [
      ...problem,
      groupNode(connection, "APPLICATION", contents),
      groupNode(connection, "SYSTEM_DEFINED", contents),
    ];
  }
  return problem.length > 0 ? problem : [{ kind: "placeholder", connection, reason: "loading" }];
}

function visibleContents(state: RegionState | undefined): RegionContents | undefined {
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

/** Returns the row for all profiles of a type. */
export function groupNode(connection: Connection, type: InferenceProfileType, contents: RegionContents): GroupNode {
  return { kind: "group", connection, type, count: profilesOfType(contents, type).length };
}

/** Returns the rows below a group: its subgroups, its profiles if they are not grouped, or a message that there are none. */
export function groupChildren(
  { connection, type }: GroupNode,
  contents: RegionContents,
  groups: ProfileGroups,
): (SubgroupNode | ProfileNode | PlaceholderNode)[] {
  const { profiles, subgroups, total } = groups.of(connection, type, contents);
  if (profiles.length === 0) {
    const isApplication = type === "APPLICATION";
    const reason = isApplication ? "noApplication" : "noSystemDefined";
    const noMatch = isApplication ? "noMatchingApplication" : "noMatchingSystemDefined";
    return [{ kind: "placeholder", connection, reason: total > 0 ? noMatch : reason }];
  }
  return subgroups
    ? subgroups.map(({ node }) => node)
    : profiles.map((profile) => profileNode(connection, profile, contents));
}

/** Returns the rows below a subgroup: its profiles. */
export function subgroupChildren(
  { connection, type, criterion, key }: SubgroupNode,
  contents: RegionContents,
  groups: ProfileGroups,
): ProfileNode[] {
  const { subgroups = [] } = groups.of(connection, type, contents);
  const group = subgroups.find(({ node }) => node.key === key && node.criterion.by === criterion.by);
  return (group?.profiles ?? []).map((profile) => profileNode(connection, profile, contents));
}

/**
 * Returns the parent of a profile's row: its subgroup, or the group of its type if the profiles are not grouped. Returns undefined
 * if the filter excludes the profile.
 */
export function profileParent(
  { connection, profile }: ProfileNode,
  contents: RegionContents,
  groups: ProfileGroups,
): GroupNode | SubgroupNode | undefined {
  const { subgroups, profiles: shown } = groups.of(connection, profile.type, contents);
  const isAmong = (profiles: readonly InferenceProfile[]) => profiles.some(({ arn }) => arn === profile.arn);
  if (subgroups) {
    return subgroups.find(({ profiles }) => isAmong(profiles))?.node;
  }
  return isAmong(shown) ? groupNode(connection, profile.type, contents) : undefined;
}

/** Returns the row of one profile. */
export function profileNode(connection: Connection, profile: InferenceProfile, contents: RegionContents): ProfileNode {
  const siblings = profilesOfType(contents, profile.type);
  return { kind: "profile", connection, profile, siblings, models: contents.models };
}

/** Returns the rows below a profile: its distinct models. */
export function profileChildren({ connection, profile }: ProfileNode, contents: RegionContents): ModelNode[] {
  return modelRoutes(profile).map((route) => ({
    kind: "model",
    connection,
    profile,
    route,
    model: listedModel(route.reference, contents.models),
  }));
}

function profilesOfType(contents: RegionContents, type: InferenceProfileType): readonly InferenceProfile[] {
  return type === "APPLICATION" ? contents.application : contents.systemDefined;
}
