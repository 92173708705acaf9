import assert from "node:assert/strict";
import { Aws } from "../../../src/aws";
import type { TimeLimits } from "../../../src/aws/timeLimits";
import type { Connection } from "../../../src/domain/connection";
import type { InferenceProfileType } from "../../../src/domain/inferenceProfile";
import type { BedrockApi, LoadBedrock } from "../../../src/aws/bedrock";
import type { CloudWatchApi } from "../../../src/aws/cloudWatch";
import type { StsApi } from "../../../src/aws/sts";
import type { Operation } from "../../../src/domain/operations";
import type { Problem } from "../../../src/domain/problem";
import { ProfileStore } from "../../../src/profiles/profileStore";
import { plantProfile } from "../../endpoint/plantedProfiles";
import type { LocalEndpoint } from "../../endpoint/server";
import { bedrockByConnection } from "../aws/controlPlane";
import { noMfaCode } from "../aws/support";
import type { FaultName } from "./faults";
import { faultNames, faults } from "./faults";

/** The Region that has no faults in any cell of the matrix. */
export const healthyRegion = "us-east-1";

/** Used only for requests that never get a response, so a busy machine cannot exceed it by accident. */
const hangTimeLimits: TimeLimits = { connect: 30_000, request: 100 };

/** The operation that each method calls. */
const operations: Readonly<Partial<Record<keyof BedrockApi, Operation>>> = {
  listInferenceProfiles: "ListInferenceProfiles",
  getInferenceProfile: "GetInferenceProfile",
  createInferenceProfile: "CreateInferenceProfile",
  tagResource: "TagResource",
  untagResource: "UntagResource",
  listTags: "ListTagsForResource",
  listFoundationModels: "ListFoundationModels",
};

/**
 * The objects under test in one cell of the matrix: two Regions of one account. In one of them, an operation is faulty.
 */
export interface TestBed {
  readonly operation: Operation;
  readonly name: FaultName;
  readonly endpoint: LocalEndpoint;
  readonly faulty: Connection;
  readonly healthy: Connection;
  readonly loadBedrock: LoadBedrock;
  readonly sts: StsApi;
  readonly cloudWatch: CloudWatchApi;
  readonly profileStore: ProfileStore;
  /** The problems that were written to the log. */
  readonly problems: Problem[];
  /** Adds the fault. */
  fail(): void;
  /** Removes the fault. */
  recover(): void;
  clearCredentials(): void;
  dispose(): void;
}

/**
 * Returns the name of the AWS profile whose requests go to the endpoint of an operation. Each cell resolves its credentials
 * separately.
 */
export function awsProfileOf(operation: Operation, which: "own" | "other" = "own"): string {
  return `${operation}-${which}`;
}

/** Creates the test bed of a cell, using the endpoint for its operation. Each fault has its own Region there. */
export function createTestBed(operation: Operation, name: FaultName, endpoint: LocalEndpoint): TestBed {
  const regions = endpoint.account.options.regions.filter((region) => region !== healthyRegion);
  const region = regions[faultNames.indexOf(name)];
  assert.ok(region, "each fault has its own Region");
  const awsProfile = awsProfileOf(operation);
  const defaultAws = new Aws({ askMfaCode: noMfaCode });
  const shortTimeoutAws = new Aws({ askMfaCode: noMfaCode, limits: hangTimeLimits });
  let hangs = false;
  const awsFor = (connection: Connection, called: Operation | undefined): Aws =>
    hangs && connection.region === region && called === operation ? shortTimeoutAws : defaultAws;
  const bedrock = bedrockByConnection((connection, method) => awsFor(connection, operations[method]).bedrock);
  const loadBedrock = async () => bedrock;
  const problems: Problem[] = [];
  const profileStore = new ProfileStore(loadBedrock, (problem) => problems.push(problem));
  plantProfile(
    { region, profile: { inferenceProfileName: existingProfileName }, tags: [existingTag], verbatim: false },
    endpoint.account,
  );
  return {
    operation,
    name,
    endpoint,
    faulty: { awsProfile, region },
    healthy: { awsProfile, region: healthyRegion },
    loadBedrock,
    sts: {
      getAccountId: (connection, options) =>
        awsFor(connection, "GetCallerIdentity").sts.getAccountId(connection, options),
    },
    cloudWatch: {
      getMetricData: (connection, queries, range, options) =>
        awsFor(connection, "GetMetricData").cloudWatch.getMetricData(connection, queries, range, options),
      listModelIds: (connection, metric, options) =>
        awsFor(connection, "ListMetrics").cloudWatch.listModelIds(connection, metric, options),
    },
    profileStore,
    problems,
    fail() {
      endpoint.faults.add({ ...faults[name].fault, operation, region });
      hangs = name === "hang";
    },
    recover() {
      endpoint.faults.clear(region);
      hangs = false;
    },
    clearCredentials: () => [shortTimeoutAws, defaultAws].forEach((aws) => aws.reset()),
    dispose() {
      endpoint.faults.clear(region);
      profileStore.dispose();
      [shortTimeoutAws, defaultAws].forEach((aws) => aws.dispose());
    },
  };
}

/** The name of an application profile that exists, with a tag, in both Regions of each cell. */
export const existingProfileName = "existing profile";
export const existingTag = { key: "team", value: "search" };

/** Returns the sorted IDs of the profiles of a type that the endpoint has in a Region. */
export function storedIds({ endpoint }: TestBed, { region }: Connection, type: InferenceProfileType): string[] {
  return endpoint.account
    .region(region)
    .profiles(type)
    .map(({ id }) => id)
    .sort();
}

/** Checks that the store contains all profiles that the endpoint has in a Region. */
export function assertRegionComplete(bed: TestBed, connection: Connection): void {
  const contents = bed.profileStore.contents(connection);
  assert.equal(bed.profileStore.state(connection)?.status, "ready", `${connection.region} is not ready`);
  for (const [type, profiles] of [
    ["APPLICATION", contents?.application],
    ["SYSTEM_DEFINED", contents?.systemDefined],
  ] as const) {
    assert.deepEqual(profiles?.map(({ id }) => id).sort(), storedIds(bed, connection, type), connection.region);
  }
}
