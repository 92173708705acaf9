import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { forEachLimited } from "../../../src/util/limiter";
import type { Operation } from "../../../src/domain/operations";
import { plantProfile } from "../../endpoint/plantedProfiles";
import type { LocalEndpoint } from "../../endpoint/server";
import { startEndpoint } from "../../endpoint/server";
import { keys, section, useAwsEnvironment } from "../aws/support";
import { checkAccounts } from "./accounts";
import type { TestBed } from "./testBed";
import { awsProfileOf, existingProfileName, existingTag, createTestBed, healthyRegion } from "./testBed";
import { checkCreation } from "./creating";
import { checkProfile, checkTags } from "./details";
import { expectedSentence } from "./expected";
import type { FaultName } from "./faults";
import { faultNames } from "./faults";
import { checkLists, checkModels } from "./lists";
import { formatMatrix } from "./matrixTable";
import { checkTagChange } from "./tagging";
import { checkUsage, checkUsedProfiles } from "./usage";

/** Cost Explorer has one endpoint for all Regions, so it cannot fail in only one Region. */
type MatrixOperation = Exclude<Operation, "GetCostAndUsage">;

/** The check for each operation, through the feature that calls it. */
const checks: Readonly<Record<MatrixOperation, (bed: TestBed, expected: string | undefined) => Promise<void>>> = {
  ListInferenceProfiles: checkLists,
  GetInferenceProfile: checkProfile,
  CreateInferenceProfile: checkCreation,
  TagResource: (bed, expected) => checkTagChange(bed, expected, undefined, "after"),
  UntagResource: (bed, expected) => checkTagChange(bed, expected, "before", undefined),
  ListTagsForResource: checkTags,
  ListFoundationModels: checkModels,
  GetCallerIdentity: checkAccounts,
  ListMetrics: checkUsedProfiles,
  GetMetricData: checkUsage,
};

const matrixOperations = Object.keys(checks) as MatrixOperation[];

/** The number of cells that run concurrently. Most of them wait between retries. */
const concurrency = 16;

/** One operation with one fault, the expected message, and the failure of the check, if any. */
interface Cell {
  readonly operation: MatrixOperation;
  readonly name: FaultName;
  message?: string | undefined;
  failure?: unknown;
}

const environment = useAwsEnvironment();

describe("every operation with every fault", () => {
  const endpoints = new Map<Operation, LocalEndpoint>();

  before(async () => {
    for (const operation of matrixOperations) {
      endpoints.set(operation, await startEndpoint());
    }
  });
  after(async () => {
    await Promise.all([...endpoints.values()].map((endpoint) => endpoint.close()));
  });

  it("is reported in one message, affects nothing else, and recovers when the fault is removed", async (context) => {
    const cells = faultNames.flatMap((name) => matrixOperations.map((operation): Cell => ({ operation, name })));
    await environment.writeFile("config", matrixOperations.map(sections).join(""));
    for (const { account } of endpoints.values()) {
      plantProfile(
        {
          region: healthyRegion,
          profile: { inferenceProfileName: existingProfileName },
          tags: [existingTag],
          verbatim: false,
        },
        account,
      );
    }
    await forEachLimited(cells, concurrency, check);

    context.diagnostic(formatMatrix(cells, matrixOperations, faultNames));
    for (const { operation, name, message, failure } of cells) {
      await context.test(`${operation} and ${name}: ${message ?? "not noticed"}`, () => assert.ifError(failure));
    }
  });

  async function check(cell: Cell): Promise<void> {
    const { operation, name } = cell;
    const bed = createTestBed(operation, name, endpointOf(operation));
    cell.message = expectedSentence(operation, name, bed.faulty, bed.endpoint.url);
    try {
      await checks[operation](bed, cell.message);
    } catch (error) {
      cell.failure = error;
    } finally {
      bed.dispose();
    }
  }

  /** Returns a config file with AWS profiles whose requests go to the endpoint of the operation. */
  function sections(operation: Operation): string {
    return (["own", "other"] as const)
      .map((which) =>
        section(awsProfileOf(operation, which), [
          ...keys(`AKID${which}`.toUpperCase()),
          `endpoint_url = ${endpointOf(operation).url}`,
        ]),
      )
      .join("");
  }

  function endpointOf(operation: Operation): LocalEndpoint {
    const endpoint = endpoints.get(operation);
    assert.ok(endpoint, "endpoints exist only while tests run");
    return endpoint;
  }
});
