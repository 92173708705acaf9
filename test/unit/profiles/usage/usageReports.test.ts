import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Aws } from "../../../../src/aws";
import type { Connection } from "../../../../src/domain/connection";
import type { InferenceProfile } from "../../../../src/domain/inferenceProfile";
import { pricePerMetric } from "../../../../src/domain/usage/metrics";
import {
  countReportMetrics,
  reportWindows,
  type ReportPlace,
  type ReportWindow,
} from "../../../../src/domain/usage/usageReport";
import { loadReport, planReport, type LoadedReport } from "../../../../src/profiles/usage/usageReports";
import { noise } from "../../../endpoint/metrics/noise";
import type { MetricStore } from "../../../endpoint/metrics/metricStore";
import { dayMs, hourMs, minuteMs } from "../../../endpoint/metrics/time";
import type { LocalEndpoint } from "../../../endpoint/server";
import { startEndpoint } from "../../../endpoint/server";
import { credentials, noMfaCode, unaborted, useAwsEnvironment } from "../../aws/support";
import { accountId, applicationProfile } from "../../domain/samples";

const virginia: Connection = { region: "us-east-1" };
const frankfurt: Connection = { region: "eu-central-1" };
const namespace = "AWS/Bedrock";
const metricNames = {
  calls: "Invocations",
  input: "InputTokenCount",
  cacheRead: "CacheReadInputTokenCount",
  cacheWrite: "CacheWriteInputTokenCount",
  output: "OutputTokenCount",
} as const;

/** Times at which windows are easy to get wrong: leap days, and ends and starts of months and years. */
const times = ["2028-02-29T12:34:56Z", "2028-03-01T00:00:30Z", "2026-12-31T23:59:00Z", "2027-03-15T07:03:10Z"];

const environment = useAwsEnvironment();

const profilesOf = ({ region }: Connection, count: number): InferenceProfile[] =>
  Array.from({ length: count }, (_, index) => {
    const id = `profile${String(index).padStart(5, "0")}`;
    const arn = `arn:aws:bedrock:${region}:${accountId}:application-inference-profile/${id}`;
    return { ...applicationProfile(id), id, arn };
  });

function placeOf(connection: Connection, profiles: readonly InferenceProfile[], unlisted: ReportPlace["unlisted"]) {
  const listed = new Set(profiles.flatMap(({ id, arn }) => [id, arn]));
  return { connection, accountId, awsProfiles: [], profiles, listed, unlisted } satisfies ReportPlace;
}

/** Adds random values for several identifiers in the last 95 days, with more recent than old values. */
function addTraffic(metrics: MetricStore, ids: readonly string[], now: number, seed: number): void {
  for (const [index, id] of ids.entries()) {
    for (let point = 0; point < 12; point++) {
      const at = (purpose: number) => noise(seed + index, point, purpose);
      const time = now - minuteMs - at(0) ** 3 * 95 * dayMs;
      for (const [purpose, metric] of Object.values(metricNames).entries()) {
        if (metric === "Invocations" || at(10 + purpose) < 0.7) {
          const values = [1 + Math.floor(at(20 + purpose) * 5000)];
          metrics.plant(namespace, [{ Name: "ModelId", Value: id }], metric, time, values);
        }
      }
    }
  }
}

/** Adds up the data that the endpoint has recorded, minute by minute. */
function recompute(metrics: MetricStore, ids: readonly string[], start: number, end: number) {
  const sums = new Map<string, number>();
  let lastMinute: number | undefined;
  for (const id of ids) {
    for (const { time, values } of metrics.minutes(namespace, [{ Name: "ModelId", Value: id }], start, end)) {
      for (const [name, metric] of Object.entries(metricNames)) {
        for (const value of values.get(metric) ?? []) sums.set(name, (sums.get(name) ?? 0) + value);
      }
      if (values.has("Invocations")) lastMinute = Math.max(lastMinute ?? 0, time);
    }
  }
  return { totals: Object.fromEntries(sums), lastMinute };
}

async function withEndpoint(now: number, work: (endpoint: LocalEndpoint, aws: Aws) => Promise<void>): Promise<void> {
  const endpoint = await startEndpoint({ empty: true, now: () => now });
  environment.set({ ...credentials, AWS_ENDPOINT_URL: endpoint.url });
  const aws = new Aws({ askMfaCode: noMfaCode });
  try {
    await work(endpoint, aws);
  } finally {
    aws.dispose();
    await endpoint.close();
  }
}

async function report(
  aws: Aws,
  places: readonly ReportPlace[],
  window: ReportWindow,
  now: number,
  signal = unaborted,
  onProgress: (metrics: number) => void = () => undefined,
): Promise<LoadedReport & { readonly priced: { readonly min: number; readonly max: number } }> {
  const load = async () => aws.cloudWatch;
  const plan = await planReport(load, places, window, { now: () => new Date(now) }, { signal: unaborted });
  const priced = countReportMetrics(plan);
  return { ...(await loadReport(load, plan, { signal, onProgress })), priced };
}

const sent = ({ requests }: LocalEndpoint, mark: number) =>
  requests
    .filter(({ sequence }) => sequence > mark)
    .map(({ operation, billedMetrics = 0, region }) => ({ operation, billedMetrics, region }));

describe("the usage of many profiles", () => {
  for (const [seed, text] of times.entries()) {
    it(`is the sum of the recorded minutes in every window: ${text}`, async () => {
      const now = Date.parse(text);
      await withEndpoint(now, async (endpoint, aws) => {
        const places = [virginia, frankfurt].map((connection) => placeOf(connection, profilesOf(connection, 8), "all"));
        for (const { connection, profiles } of places) {
          const used = profiles.slice(0, 5).flatMap(({ id, arn }, index) => (index % 2 === 0 ? [id] : [id, arn]));
          const metrics = endpoint.account.metrics(connection.region);
          addTraffic(metrics, [...used, "deletedprofl", "amazon.nova-micro-v1:0"], now, 100 * seed);
        }
        for (const window of reportWindows) {
          const mark = endpoint.mark();
          const { billedMetrics, canceled, plan, priced, problems, rows } = await report(aws, places, window, now);
          assert.deepEqual([canceled, problems], [false, []]);
          assert.deepEqual(
            rows.map(({ partial }) => partial),
            rows.map(() => false),
          );
          for (const { place, profile, id, totals, lastCall } of rows) {
            const what = `${window} ${place.connection.region} ${id}`;
            const { start, end, periodSeconds } = plan.range;
            const metrics = endpoint.account.metrics(place.connection.region);
            const expected = recompute(metrics, profile ? [id, profile.arn] : [id], start, end);
            assert.deepEqual({ ...totals }, expected.totals, what);
            const period = periodSeconds * 1000;
            const { lastMinute } = expected;
            const lastPeriod =
              lastMinute === undefined ? undefined : start + Math.floor((lastMinute - start) / period) * period;
            assert.equal(lastCall, lastPeriod, what);
          }
          const billed = sent(endpoint, mark).reduce((sum, request) => sum + request.billedMetrics, 0);
          assert.equal(billed, billedMetrics, window);
          assert.ok(priced.min <= billed && billed <= priced.max, `${window}: ${billed} of ${JSON.stringify(priced)}`);
        }
      });
    });
  }

  it("needs one list request and one request for metrics in use for up to 14 days, and announces that price", async () => {
    const now = Date.parse("2026-11-25T12:00:30Z");
    await withEndpoint(now, async (endpoint, aws) => {
      const profiles = profilesOf(virginia, 300);
      const metrics = endpoint.account.metrics("us-east-1");
      for (const { id } of profiles.slice(0, 50)) {
        metrics.plant(namespace, [{ Name: "ModelId", Value: id }], "Invocations", now - hourMs, [1]);
      }
      const mark = endpoint.mark();
      const { priced } = await report(aws, [placeOf(virginia, profiles, "none")], "14d", now);
      assert.deepEqual(sent(endpoint, mark), [
        { operation: "ListMetrics", billedMetrics: 0, region: "us-east-1" },
        { operation: "GetMetricData", billedMetrics: 250, region: "us-east-1" },
      ]);
      assert.deepEqual(priced, { min: 250, max: 250 });
      assert.equal((250 * pricePerMetric).toFixed(4), "0.0025");
    });
  });

  it("requests the calls of all profiles for longer windows, because ListMetrics would miss those used 15 to 90 days ago", async () => {
    const now = Date.parse("2026-11-25T12:00:30Z");
    await withEndpoint(now, async (endpoint, aws) => {
      const profiles = profilesOf(virginia, 20);
      const [recent, earlier, old] = profiles;
      const metrics = endpoint.account.metrics("us-east-1");
      const plant = (id: string | undefined, days: number) =>
        metrics.plant(namespace, [{ Name: "ModelId", Value: id ?? "" }], "Invocations", now - days * dayMs, [1]);
      plant(recent?.id, 2);
      plant(earlier?.arn, 40);
      plant(old?.id, 100);
      const mark = endpoint.mark();
      const { priced, rows } = await report(aws, [placeOf(virginia, profiles, "none")], "90d", now);
      assert.deepEqual(
        sent(endpoint, mark).map(({ operation, billedMetrics }) => [operation, billedMetrics]),
        [
          ["ListMetrics", 0],
          ["GetMetricData", 40],
          ["GetMetricData", 8],
        ],
      );
      assert.deepEqual(priced, { min: 40, max: 200 });
      assert.deepEqual(
        rows.filter(({ lastCall }) => lastCall !== undefined).map(({ id }) => id),
        [recent?.id, earlier?.id],
      );
    });
  });

  it("finds the IDs of deleted profiles, and model IDs only if everything is reported", async () => {
    const now = Date.parse("2026-11-25T12:00:30Z");
    await withEndpoint(now, async (endpoint, aws) => {
      const deletedArn = `arn:aws:bedrock:us-east-1:${accountId}:application-inference-profile/gone0gone0go`;
      for (const id of ["q7m2x9k4v1zd", deletedArn, "amazon.nova-micro-v1:0"]) {
        endpoint.account
          .metrics("us-east-1")
          .plant(namespace, [{ Name: "ModelId", Value: id }], "Invocations", now - hourMs, [2]);
      }
      for (const [unlisted, expected] of [
        ["all", ["amazon.nova-micro-v1:0", deletedArn, "q7m2x9k4v1zd"]],
        ["application", [deletedArn, "q7m2x9k4v1zd"]],
        ["none", []],
      ] as const) {
        const { rows } = await report(aws, [placeOf(virginia, [], unlisted)], "7d", now);
        assert.deepEqual(rows.map(({ id }) => id).sort(), expected);
      }
    });
  });

  it("is partial if a Region fails, a response is incomplete, or the user cancels, and is complete otherwise", async () => {
    const now = Date.parse("2026-11-25T12:00:30Z");
    await withEndpoint(now, async (endpoint, aws) => {
      const places = [virginia, frankfurt].map((connection) => placeOf(connection, profilesOf(connection, 1), "none"));
      for (const { connection, profiles } of places) {
        endpoint.account
          .metrics(connection.region)
          .plant(namespace, [{ Name: "ModelId", Value: profiles[0]?.id ?? "" }], "Invocations", now - hourMs, [1]);
      }
      const partials = ({ rows }: LoadedReport) => rows.map(({ partial }) => partial);
      endpoint.faults.add({
        kind: "error",
        error: "AccessDeniedException",
        operation: "GetMetricData",
        region: "us-east-1",
        count: 0,
      });
      const denied = await report(aws, places, "24h", now);
      assert.deepEqual(partials(denied), [true, false]);
      assert.deepEqual(
        denied.problems.map(({ kind, region }) => [kind, region]),
        [["accessDenied", "us-east-1"]],
      );
      endpoint.faults.clear();
      endpoint.faults.add({ kind: "incomplete", operation: "GetMetricData", region: "us-east-1" });
      assert.deepEqual(partials(await report(aws, places, "24h", now)), [true, false]);
      const abort = new AbortController();
      abort.abort();
      const canceled = await report(aws, places, "24h", now, abort.signal);
      assert.deepEqual([canceled.canceled, partials(canceled), canceled.billedMetrics], [true, [true, true], 0]);
      const later = new AbortController();
      const half = await report(aws, places, "90d", now, later.signal, () => later.abort());
      assert.equal(half.canceled, true);
      assert.ok(partials(half).includes(true));
    });
  });

  it("is available without the permission for ListMetrics, based on the calls of all profiles", async () => {
    const now = Date.parse("2026-11-25T12:00:30Z");
    await withEndpoint(now, async (endpoint, aws) => {
      endpoint.faults.add({ kind: "error", error: "AccessDeniedException", operation: "ListMetrics", count: 0 });
      const profiles = profilesOf(virginia, 3);
      endpoint.account
        .metrics("us-east-1")
        .plant(namespace, [{ Name: "ModelId", Value: profiles[1]?.arn ?? "" }], "Invocations", now - hourMs, [7]);
      const { billedMetrics, problems, rows } = await report(aws, [placeOf(virginia, profiles, "all")], "7d", now);
      assert.deepEqual(
        rows.map(({ totals }) => totals.calls),
        [undefined, 7, undefined],
      );
      assert.equal(billedMetrics, 6 + 4);
      assert.deepEqual(
        problems.map(({ kind }) => kind),
        ["accessDenied"],
      );
    });
  });
});
