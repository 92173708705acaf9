import assert from "node:assert/strict";
import { Aws } from "../../../src/aws";
import type { TimeLimits } from "../../../src/aws/timeLimits";
import type { Connection } from "../../../src/domain/connection";
import type { InferenceProfileType } from "../../../src/domain/inferenceProfile";
import type { LoadBedrock } from "../../../src/aws/bedrock";
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

/** The Region that is well in every cell. */
export const wholeRegion = "us-east-1";

/** Short, so that what never answers is given up soon; long enough for the other replies of a busy machine. */
const shortLimits: TimeLimits = { connect: 5000, request: 1500 };

/** One cell's own part of the world: two Regions of one account, in one of which an operation meets a fault. */
export interface Bed {
  readonly operation: Operation;
  readonly name: FaultName;
  readonly endpoint: LocalEndpoint;
  readonly faulty: Connection;
  readonly whole: Connection;
  readonly loadBedrock: LoadBedrock;
  readonly sts: StsApi;
  readonly profileStore: ProfileStore;
  /** What was written to the log, by the inventory and whatever else the cell asks. */
  readonly problems: Problem[];
  /** Lets the operation meet the fault from now on. */
  fail(): void;
  /** Takes the fault back. */
  recover(): void;
  clearCredentials(): void;
  dispose(): void;
}

/** The AWS profiles whose requests go to the endpoint of an operation. Each cell finds credentials of its own for them. */
export function awsProfileOf(operation: Operation, which: "own" | "other" = "own"): string {
  return `${operation}-${which}`;
}

/** Makes a cell's bed at the endpoint of its operation, where each fault has a Region of its own. */
export function makeBed(operation: Operation, name: FaultName, endpoint: LocalEndpoint): Bed {
  const regions = endpoint.account.options.regions.filter((region) => region !== wholeRegion);
  const region = regions[faultNames.indexOf(name)];
  assert.ok(region, "there are more faults than Regions");
  const awsProfile = awsProfileOf(operation);
  const usual = new Aws({ askMfaCode: noMfaCode });
  // Both Regions share credentials, but the time limit is for the one alone that never answers.
  const own = name === "hang" ? new Aws({ askMfaCode: noMfaCode, limits: shortLimits }) : usual;
  const wayOf = (connection: Connection) => (connection.region === region ? own : usual);
  const bedrock = bedrockByConnection((connection) => wayOf(connection).bedrock);
  const loadBedrock = async () => bedrock;
  const problems: Problem[] = [];
  const profileStore = new ProfileStore(loadBedrock, (problem) => problems.push(problem));
  plantProfile(
    { region, profile: { inferenceProfileName: keptName }, tags: [keptTag], verbatim: false },
    endpoint.account,
  );
  return {
    operation,
    name,
    endpoint,
    faulty: { awsProfile, region },
    whole: { awsProfile, region: wholeRegion },
    loadBedrock,
    sts: { getAccountId: (connection, options) => wayOf(connection).sts.getAccountId(connection, options) },
    profileStore,
    problems,
    fail: () => endpoint.faults.add({ ...faults[name].fault, operation, region }),
    recover: () => endpoint.faults.clear(region),
    clearCredentials: () => [own, usual].forEach((aws) => aws.reset()),
    dispose() {
      endpoint.faults.clear(region);
      profileStore.dispose();
      [own, usual].forEach((aws) => aws.dispose());
    },
  };
}

/** The application profile that each cell's faulty Region has, with a tag. */
export const keptName = "kept throughout";
export const keptTag = { key: "team", value: "search" };

/** The IDs of what the endpoint holds of a type in a Region, sorted. */
export function storedIds({ endpoint }: Bed, { region }: Connection, type: InferenceProfileType): string[] {
  return endpoint.account
    .region(region)
    .profiles(type)
    .map(({ id }) => id)
    .sort();
}

/** Checks that the inventory holds a whole Region, as the endpoint has it. */
export function assertWhole(bed: Bed, connection: Connection): void {
  const contents = bed.profileStore.contents(connection);
  assert.equal(bed.profileStore.state(connection)?.status, "ready", `${connection.region} is not ready`);
  for (const [type, profiles] of [
    ["APPLICATION", contents?.application],
    ["SYSTEM_DEFINED", contents?.systemDefined],
  ] as const) {
    assert.deepEqual(profiles?.map(({ id }) => id).sort(), storedIds(bed, connection, type), connection.region);
  }
}
