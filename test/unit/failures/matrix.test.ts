import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { forEachLimited } from "../../../src/util/limiter";
import type { Operation } from "../../../src/domain/operations";
import { plantProfile } from "../../endpoint/plantedProfiles";
import type { LocalEndpoint } from "../../endpoint/server";
import { startEndpoint } from "../../endpoint/server";
import { keys, section, useAwsEnvironment } from "../aws/support";
import { allOperations } from "../domain/samples";
import { checkAccounts } from "./accounts";
import type { Bed } from "./bed";
import { awsProfileOf, keptName, keptTag, makeBed, wholeRegion } from "./bed";
import { checkCreation } from "./creating";
import { checkProfile, checkTags } from "./details";
import { expectedSentence } from "./expected";
import type { FaultName } from "./faults";
import { faultNames } from "./faults";
import { checkLists, checkModels } from "./lists";
import { drawMatrix } from "./matrixTable";

/** What is checked of each operation, where the views ask for it. */
const checks: Readonly<Record<Operation, (bed: Bed, expected: string | undefined) => Promise<void>>> = {
  ListInferenceProfiles: checkLists,
  GetInferenceProfile: checkProfile,
  CreateInferenceProfile: checkCreation,
  ListTagsForResource: checkTags,
  ListFoundationModels: checkModels,
  GetCallerIdentity: checkAccounts,
};

/** Cells at work at the same time: enough to use the waiting of each, few enough that no reply is late for that. */
const atOnce = 16;

/** One operation that meets one fault: what people are told, and what was wrong with that or with the rest. */
interface Cell {
  readonly operation: Operation;
  readonly name: FaultName;
  told?: string | undefined;
  wrong?: unknown;
}

/** Those that wait longest among the first, but not while the endpoints are busy with filling their Regions. */
function inOrder(cells: readonly Cell[]): Cell[] {
  const waiting = cells.filter(({ name }) => name === "hang");
  const others = cells.filter(({ name }) => name !== "hang");
  return [...others.slice(0, atOnce), ...waiting, ...others.slice(atOnce)];
}

const environment = useAwsEnvironment();

describe("every operation that meets every fault", () => {
  const endpoints = new Map<Operation, LocalEndpoint>();

  before(async () => {
    for (const operation of allOperations) {
      endpoints.set(operation, await startEndpoint());
    }
  });
  after(async () => {
    await Promise.all([...endpoints.values()].map((endpoint) => endpoint.close()));
  });

  it("tells it in one sentence, keeps the rest, and is well again when the fault is over", async (context) => {
    const cells = faultNames.flatMap((name) => allOperations.map((operation): Cell => ({ operation, name })));
    await environment.writeFile("config", allOperations.map(sections).join(""));
    for (const { account } of endpoints.values()) {
      plantProfile(
        { region: wholeRegion, profile: { inferenceProfileName: keptName }, tags: [keptTag], verbatim: false },
        account,
      );
    }
    await forEachLimited(inOrder(cells), atOnce, check);

    context.diagnostic(drawMatrix(cells, allOperations, faultNames));
    for (const { operation, name, told, wrong } of cells) {
      await context.test(`${operation} and ${name}: ${told ?? "nobody notices"}`, () => assert.ifError(wrong));
    }
  });

  async function check(cell: Cell): Promise<void> {
    const { operation, name } = cell;
    const bed = makeBed(operation, name, endpointOf(operation));
    cell.told = expectedSentence(operation, name, bed.faulty, bed.endpoint.url);
    try {
      await checks[operation](bed, cell.told);
    } catch (error) {
      cell.wrong = error;
    } finally {
      bed.dispose();
    }
  }

  /** AWS profiles that send their requests to the operation's own endpoint. */
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
    assert.ok(endpoint, "endpoints are only there while tests run");
    return endpoint;
  }
});
