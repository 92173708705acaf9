import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Aws } from "../../../../src/aws";
import { estimateCost } from "../../../../src/domain/usage/cost";
import { cacheHitRatio, throttledShare, type Usage } from "../../../../src/domain/usage/usage";
import { usageRange, usageWindows, type UsageWindow } from "../../../../src/domain/usage/usageWindow";
import { UsageStore } from "../../../../src/profiles/usage/usageStore";
import type { MetricStore } from "../../../endpoint/metrics/metricStore";
import { noise } from "../../../endpoint/metrics/noise";
import { dayMs, minuteMs } from "../../../endpoint/metrics/time";
import { startEndpoint } from "../../../endpoint/server";
import { credentials, noMfaCode, useAwsEnvironment } from "../../aws/support";

const connection = { region: "us-east-1" };
const arn = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abcdefghijkl";
const target = { id: "abcdefghijkl", arn };
const { signal } = new AbortController();

/** Times at which windows are easy to get wrong: leap days, starts and ends of months and years, and midnight. */
const times = [
  "2028-02-29T12:34:56Z",
  "2028-03-01T00:00:30Z",
  "2028-03-31T23:59:59Z",
  "2026-12-31T23:59:00Z",
  "2027-01-01T00:01:00Z",
  "2027-03-15T07:03:10Z",
];

const counted = [
  "Invocations",
  "InvocationThrottles",
  "InvocationClientErrors",
  "InvocationServerErrors",
  "InputTokenCount",
  "OutputTokenCount",
  "CacheReadInputTokenCount",
  "CacheWriteInputTokenCount",
  "EstimatedTPMQuotaUsage",
] as const;

const environment = useAwsEnvironment();

/** Adds random traffic in the last 95 days, and in the minutes at both ends of each window. */
function addTraffic(metrics: MetricStore, now: number, seed: number): void {
  const at = (index: number, purpose: number) => noise(seed, index, purpose);
  const edges = usageWindows.flatMap((window) => {
    const { start, end } = usageRange(window, now);
    return [start - minuteMs, start, end - minuteMs, end].filter((time) => time <= now);
  });
  const random = Array.from({ length: 300 }, (_, index) => now - at(index, 0) ** 3 * 95 * dayMs);
  for (const [index, time] of [...edges, ...random].entries()) {
    const dimensions = [{ Name: "ModelId", Value: at(index, 1) < 0.3 ? arn : target.id }];
    const calls = 1 + Math.floor(at(index, 2) * 5);
    const values = (purpose: number, max: number) =>
      Array.from({ length: calls }, (_, call) => Math.floor(noise(seed + call, index, purpose) * max));
    metrics.plant("AWS/Bedrock", dimensions, "InvocationLatency", time, values(3, 9000));
    for (const [purpose, metric] of counted.entries()) {
      if (at(index, 10 + purpose) < 0.7) {
        metrics.plant(
          "AWS/Bedrock",
          dimensions,
          metric,
          time,
          metric.startsWith("Invocation") ? [calls] : values(30 + purpose, 5000),
        );
      }
    }
  }
}

interface Expected {
  sums: Map<string, number>;
  /** The sums by minute. */
  minutes: Map<string, Map<number, number>>;
  latencies: { id: number[]; arn: number[] };
}

/** Computes the expected sums again, minute by minute, from the data that the endpoint recorded. */
function recompute(metrics: MetricStore, start: number, end: number): Expected {
  const expected: Expected = { sums: new Map(), minutes: new Map(), latencies: { id: [], arn: [] } };
  for (const [name, modelId] of [
    ["id", target.id],
    ["arn", arn],
  ] as const) {
    for (const { time, values } of metrics.minutes("AWS/Bedrock", [{ Name: "ModelId", Value: modelId }], start, end)) {
      for (const [metric, list] of values) {
        if (metric === "InvocationLatency") expected.latencies[name].push(...list);
        const minutes = expected.minutes.get(metric) ?? new Map<number, number>();
        expected.minutes.set(metric, minutes);
        for (const value of list) {
          expected.sums.set(metric, (expected.sums.get(metric) ?? 0) + value);
          minutes.set(time, (minutes.get(time) ?? 0) + value);
        }
      }
    }
  }
  return expected;
}

function assertUsage(usage: Usage, expected: Expected, what: string): void {
  const { sums, latencies } = expected;
  const { totals } = usage;
  const named = {
    calls: "Invocations",
    throttles: "InvocationThrottles",
    clientErrors: "InvocationClientErrors",
    serverErrors: "InvocationServerErrors",
    input: "InputTokenCount",
    output: "OutputTokenCount",
    cacheRead: "CacheReadInputTokenCount",
    cacheWrite: "CacheWriteInputTokenCount",
  } as const;
  for (const [name, metric] of Object.entries(named) as [keyof typeof named, string][]) {
    assert.equal(totals[name], sums.get(metric), `${what}: ${name}`);
    const points = usage.sums[name].reduce((sum, { value }) => sum + value, 0);
    assert.equal(points, sums.get(metric) ?? 0, `${what}: points of ${name}`);
  }
  const all = [...latencies.id, ...latencies.arn];
  const average = all.length === 0 ? undefined : all.reduce((sum, value) => sum + value, 0) / all.length;
  assertClose(usage.durations.latency.average, average, `${what}: average`);
  const main = (latencies.arn.length > latencies.id.length ? latencies.arn : latencies.id).toSorted((a, b) => a - b);
  assert.equal(usage.durations.latency.p90, main[Math.ceil(main.length * 0.9) - 1], `${what}: p90`);
  assert.equal(usage.mixedPercentiles, latencies.id.length > 0 && latencies.arn.length > 0);
  assert.equal(usage.partial, false);
  const of = (metric: string) => sums.get(metric) ?? 0;
  const input = of("InputTokenCount") + of("CacheReadInputTokenCount") + of("CacheWriteInputTokenCount");
  assertClose(cacheHitRatio(usage) ?? 0, input === 0 ? 0 : of("CacheReadInputTokenCount") / input, `${what}: cache`);
  const attempts = of("Invocations") + of("InvocationThrottles");
  assertClose(
    throttledShare(usage) ?? 0,
    attempts === 0 ? 0 : of("InvocationThrottles") / attempts,
    `${what}: throttles`,
  );
  const cost = estimateCost(totals, { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 });
  const dollars =
    (3 * of("InputTokenCount") +
      15 * of("OutputTokenCount") +
      0.3 * of("CacheReadInputTokenCount") +
      3.75 * of("CacheWriteInputTokenCount")) /
    1e6;
  assertClose(cost?.total ?? 0, dollars, `${what}: cost`);
}

function assertPeaks(usage: Usage, { minutes }: Expected, window: UsageWindow, what: string): void {
  const isLong = ["30d", "90d", "lastMonth"].includes(window);
  if (isLong || usage.peaks === undefined) {
    const days = (usage.range.end - usage.range.start) / dayMs;
    assert.equal(usage.peaks, undefined, what);
    assert.ok(days > 14, `${what}: ${days} days`);
    return;
  }
  for (const [name, metric] of [
    ["calls", "Invocations"],
    ["quotaTokens", "EstimatedTPMQuotaUsage"],
  ] as const) {
    const values = [...(minutes.get(metric) ?? [])].sort(([a], [b]) => a - b);
    const highest = Math.max(...values.map(([, value]) => value));
    const [time, value] = values.find(([, value]) => value === highest) ?? [];
    assert.deepEqual(usage.peaks[name], value === undefined ? undefined : { time, value }, `${what}: ${name}`);
  }
}

function assertClose(actual: number | undefined, expected: number | undefined, what: string): void {
  const difference = Math.abs((actual ?? 0) - (expected ?? 0));
  assert.ok(
    (actual === undefined) === (expected === undefined) && difference <= 1e-9 * Math.abs(expected ?? 1),
    `${what}: ${actual}, not ${expected}`,
  );
}

/**
 * Returns the number of billed metrics: 12 for each identifier with peaks and 11 without, and more for those that are also
 * requested for the entire window or by minute.
 */
function billed({ peaks, range: { end, periodSeconds, start } }: Usage): number {
  const isOnePeriod = end - start <= periodSeconds * 1000;
  return 2 * ((peaks ? 12 : 11) + (isOnePeriod ? 0 : 2) + (peaks && periodSeconds !== 60 ? 1 : 0));
}

describe("the usage of a profile", () => {
  for (const [seed, text] of times.entries()) {
    it(`is the sum of the recorded minutes in every window, with one request: ${text}`, async () => {
      const now = Date.parse(text);
      const endpoint = await startEndpoint({ empty: true, now: () => now });
      environment.set({ ...credentials, AWS_ENDPOINT_URL: endpoint.url });
      const aws = new Aws({ askMfaCode: noMfaCode });
      const store = new UsageStore(async () => aws.cloudWatch, { now: () => new Date(now) });
      try {
        const metrics = endpoint.account.metrics(connection.region);
        addTraffic(metrics, now, seed);
        for (const window of usageWindows) {
          const mark = endpoint.mark();
          const usage = await store.load(connection, target, window, { signal });
          const expected = recompute(metrics, usage.range.start, usage.range.end);
          assertUsage(usage, expected, window);
          assertPeaks(usage, expected, window, window);
          const sent = endpoint.requests.filter(({ sequence }) => sequence > mark);
          assert.deepEqual(
            sent.map(({ operation, billedMetrics }) => [operation, billedMetrics]),
            [["GetMetricData", billed(usage)]],
          );
        }
      } finally {
        aws.dispose();
        await endpoint.close();
      }
    });
  }
});
