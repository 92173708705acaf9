import type { ConfigFinding } from "../../../../src/domain/configFinding";
import type { Connection } from "../../../../src/domain/connection";
import type { FoundationModel } from "../../../../src/domain/foundationModel";
import type { InferenceProfile } from "../../../../src/domain/inferenceProfile";
import type { ExplorerNode, ProfileNode } from "../../../../src/features/explorer/nodes";
import {
  findingNodes,
  groupChildren,
  groupNode,
  profileChildren,
  profileNode,
  regionChildren,
  subgroupChildren,
} from "../../../../src/features/explorer/nodes";
import { defaultGrouping, ProfileGroups } from "../../../../src/features/explorer/profileGroups";
import type { RegionContents } from "../../../../src/profiles/regionContents";
import {
  applicationProfile,
  foundationModel,
  legacyModel,
  modelArn,
  problem,
  systemProfile,
} from "../../domain/samples";

/** The default grouping, which applies if no setting specifies another one. */
export const profileGroups = new ProfileGroups({ grouping: defaultGrouping, tagsOf: () => "loading" });

export const virginia: Connection = { region: "us-east-1" };

/** Returns the contents of a Region. */
export function contentsOf(
  application: readonly InferenceProfile[],
  systemDefined: readonly InferenceProfile[] = [],
  ...models: readonly FoundationModel[]
): RegionContents {
  return { application, systemDefined, models: new Map(models.map((model) => [model.id, model])) };
}

export const microModel = "amazon.nova-micro-v1:0";
export const liteModel = "amazon.nova-lite-v1:0";
export const oldModel = "anthropic.claude-3-haiku-20240307-v1:0";

/** One profile of each kind that rows distinguish. */
export const plainApplication = applicationProfile("plain");
export const plainSystem = systemProfile(`us.${liteModel}`);
export const globalSystem = systemProfile(`global.${liteModel}`, {
  modelArns: [...plainSystem.modelArns, modelArn(liteModel, "")],
});
export const globalApplication = applicationProfile("global", { modelArns: globalSystem.modelArns });
export const legacySystem = systemProfile(`us.${oldModel}`);
export const legacyApplication = applicationProfile("old", { modelArns: legacySystem.modelArns });

/** The contents of a Region that includes all of these profiles and their models. */
export const everything = contentsOf(
  [plainApplication, globalApplication, legacyApplication],
  [plainSystem, globalSystem, legacySystem],
  foundationModel(microModel),
  foundationModel(liteModel, { inferenceTypes: ["INFERENCE_PROFILE"] }),
  legacyModel(oldModel, new Date("2027-03-01T00:00:00Z")),
);

export function rowOf(profile: InferenceProfile, contents = everything, connection = virginia): ProfileNode {
  return profileNode(connection, profile, contents);
}

/** Returns all rows of a Region from top to bottom. */
export function rowsOf(connection: Connection, contents: RegionContents): ExplorerNode[] {
  return [
    { kind: "region", connection },
    ...regionChildren(connection, { status: "ready", contents }).flatMap(withChildren),
  ];

  function withChildren(row: ExplorerNode): ExplorerNode[] {
    switch (row.kind) {
      case "group":
        return [row, ...groupChildren(row, contents, profileGroups).flatMap(withChildren)];
      case "subgroup":
        return [row, ...subgroupChildren(row, contents, profileGroups).flatMap(withChildren)];
      case "profile":
        return [row, ...profileChildren(row, contents)];
      default:
        return [row];
    }
  }
}

/** Returns a finding in a line of the config file. */
export function findingAt(line: number): ConfigFinding {
  const about = { name: "dev", intended: "[profile dev]" };
  return { file: "/home/me/.aws/config", line, what: "missingPrefix", consequence: "sectionIgnored", ...about };
}

/** One row of each kind. */
export const everyRow: readonly ExplorerNode[] = [
  { kind: "awsProfile", awsProfile: "dev" },
  { kind: "noRegion", awsProfile: "dev" },
  ...findingNodes([
    { setting: "bedrockProfiles.regions", fault: "invalidRegion", value: "mars" },
    { variable: "AWS_REGION", value: "mars" },
    ...[1, 2, 3, 4].map(findingAt),
  ]),
  ...rowsOf(virginia, everything),
  { kind: "problem", connection: virginia, problem: problem("accessDenied") },
  { kind: "problem", connection: virginia, problem: problem("signInExpired") },
  ...(["loading", "noApplication", "noSystemDefined"] as const).map((reason): ExplorerNode => ({
    kind: "placeholder",
    connection: virginia,
    reason,
  })),
  groupNode(virginia, "APPLICATION", everything),
];
