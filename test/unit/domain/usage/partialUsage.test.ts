import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { MetricSeries } from "../../../../src/domain/usage/metrics";
import { cacheHitRatio, summarizeUsage, throttledShare, totalInput } from "../../../../src/domain/usage/usage";
import type { SummedMetric } from "../../../../src/domain/usage/usage";
import { queryKey, usageQueries } from "../../../../src/domain/usage/usageQueries";
import { usageRange } from "../../../../src/domain/usage/usageWindow";

const now = Date.parse("2026-11-28T05:50:30Z");
const range = usageRange("24h", now);
const recorded = { throttles: 3, cacheRead: 900, output: 5 } as const;

/** Returns the usage if CloudWatch returned only part of the data of the given metrics. */
function usage(...incomplete: readonly SummedMetric[]) {
  const series = new Map<string, MetricSeries>(
    usageQueries(["id"], range).map(({ key }) => [key, { points: [], complete: true }]),
  );
  const set = (metric: SummedMetric, value: MetricSeries) => series.set(queryKey("id", metric, "Sum", "chart"), value);
  for (const [metric, value] of Object.entries(recorded) as [keyof typeof recorded, number][]) {
    set(metric, { points: [{ time: range.start, value }], complete: !incomplete.includes(metric) });
  }
  incomplete
    .filter((metric) => !(metric in recorded))
    .forEach((metric) => set(metric, { points: [], complete: false }));
  return summarizeUsage(series, ["id"], range, now);
}

describe("shares and sums of incomplete data", () => {
  it("count metrics without data as 0 if the data is complete", () => {
    const complete = usage();
    assert.equal(complete.partial, false);
    assert.deepEqual([throttledShare(complete), cacheHitRatio(complete), totalInput(complete)], [1, 1, 900]);
  });

  it("are unknown if data of a metric that they depend on is missing", () => {
    const missing = usage("calls", "input");
    assert.equal(missing.partial, true);
    assert.deepEqual(
      [throttledShare(missing), cacheHitRatio(missing), totalInput(missing)],
      [undefined, undefined, undefined],
    );
    assert.deepEqual(missing.totals, recorded);
    const partial = usage("throttles", "cacheRead");
    assert.deepEqual(
      [throttledShare(partial), cacheHitRatio(partial), totalInput(partial)],
      [undefined, undefined, undefined],
    );
  });

  it("are known if only other data is missing", () => {
    const missing = usage("output", "serverErrors");
    assert.deepEqual([throttledShare(missing), cacheHitRatio(missing), totalInput(missing)], [1, 1, 900]);
  });
});
