import assert from "node:assert/strict";
import type { Connection } from "../../../src/domain/connection";
import { problemOf } from "../../../src/domain/problem";
import { formatProblem } from "../../../src/messages/problem";
import { UsageStore } from "../../../src/profiles/usage/usageStore";
import { systemClock } from "../../../src/util/clock";
import { minuteMs } from "../../endpoint/metrics/time";
import type { TestBed } from "./testBed";
import { assertRegionComplete } from "./testBed";

const used = { id: "used", arn: "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/used" };
const { signal } = new AbortController();

/** Checks GetMetricData: the failure affects only the usage section, which can be loaded after the fault is removed. */
export async function checkUsage(bed: TestBed, expected: string | undefined): Promise<void> {
  const usage = new UsageStore(async () => bed.cloudWatch, systemClock);
  const load = async (connection: Connection) => (await usage.load(connection, used, "1h", { signal })).totals.calls;
  await check(bed, expected, load);
}

/** Checks ListMetrics in the same way, for the profiles in use. */
export async function checkUsedProfiles(bed: TestBed, expected: string | undefined): Promise<void> {
  const list = async (connection: Connection) => {
    const ids = await bed.cloudWatch.listModelIds(connection, "Invocations", { signal });
    return ids.has(used.id) ? 1 : undefined;
  };
  await check(bed, expected, list);
}

async function check(
  bed: TestBed,
  expected: string | undefined,
  load: (connection: Connection) => Promise<number | undefined>,
): Promise<void> {
  const { faulty, healthy, profileStore, endpoint } = bed;
  for (const { region } of [faulty, healthy]) {
    const metrics = endpoint.account.metrics(region);
    const recorded = [...metrics.minutes("AWS/Bedrock", [{ Name: "ModelId", Value: used.id }], 0, Date.now())];
    if (recorded.length === 0) {
      const time = Date.now() - 10 * minuteMs;
      metrics.plant("AWS/Bedrock", [{ Name: "ModelId", Value: used.id }], "Invocations", time, [1]);
    }
  }
  await profileStore.loadAll([faulty, healthy]);
  bed.fail();
  assert.equal(await sentenceOf(load(faulty)), expected);
  assert.equal(await load(healthy), 1);
  bed.recover();
  assert.equal(await load(faulty), 1);
  assertRegionComplete(bed, faulty);
  assertRegionComplete(bed, healthy);
}

async function sentenceOf(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    const problem = problemOf(error);
    assert.ok(problem, String(error));
    return formatProblem(problem).sentence;
  }
}
