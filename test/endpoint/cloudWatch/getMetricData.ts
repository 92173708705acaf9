import { createHash } from "node:crypto";
import type { MetricStore } from "../metrics/metricStore";
import { seriesKey } from "../metrics/series";
import { parseGetMetricData, type GetMetricDataInput, type MetricQuery } from "./inputs";
import { isRetained, roundedStart } from "./retention";
import { addValues, emptyBucket, isPercentile, statisticOf, type Bucket } from "./statistics";
import type { CloudWatchContext, CloudWatchResult } from "./operation";

interface Point {
  time: number;
  value: number;
}

/** The number of statistics of one metric in one request that are billed as one metric. */
const statisticsPerBilledMetric = 5;

/** GetMetricData, for metrics without expressions. */
export function getMetricData(body: unknown, context: CloudWatchContext): CloudWatchResult {
  const input = parseGetMetricData(body);
  const queries = input.MetricDataQueries.filter(({ ReturnData }) => ReturnData);
  const series = pointsOf(queries, input, context);
  const pageSize = context.fault?.kind === "partial" ? halfOf(series) : input.MaxDatapoints;
  const { NextToken: token, ...request } = input;
  const type = createHash("sha256").update(JSON.stringify(request)).digest("base64url");
  const listing = { operation: "GetMetricData", region: context.region, type };
  const offset = token === undefined ? 0 : context.tokens.read(token, listing);
  const end = offset + pageSize;
  const total = series.reduce((sum, points) => sum + points.length, 0);
  const isLast = end >= total;
  const incomplete = context.fault?.kind === "incomplete";
  let first = 0;
  const results = queries.map((query, index) => {
    const points = series[index] ?? [];
    const page = points.slice(Math.max(0, offset - first), Math.max(0, Math.min(end - first, points.length)));
    first += points.length;
    const isComplete = first <= end;
    return resultOf(
      query,
      incomplete ? page.slice(0, page.length / 2) : page,
      incomplete ? "InternalError" : isComplete,
    );
  });
  return {
    output: {
      MetricDataResults: results,
      ...(isLast ? {} : { NextToken: context.tokens.issue({ ...listing, after: end }) }),
      Messages: [],
    },
    billedMetrics: billedMetrics(queries),
  };
}

function resultOf({ Id, Label, MetricStat }: MetricQuery, points: readonly Point[], state: boolean | "InternalError") {
  return {
    Id,
    Label: Label ?? MetricStat.Metric.MetricName,
    Timestamps: points.map(({ time }) => new Date(time)),
    Values: points.map(({ value }) => value),
    StatusCode: state === "InternalError" ? state : state ? "Complete" : "PartialData",
  };
}

/** Returns the points of each query, in request order. */
function pointsOf(queries: readonly MetricQuery[], input: GetMetricDataInput, context: CloudWatchContext): Point[][] {
  const from = roundedStart(input.StartTime, context.now);
  const buckets = queries.map(() => new Map<number, Bucket>());
  for (const indexes of indexesByKey(queries).values()) {
    fill(indexes, queries, buckets, from, input.EndTime, context.metrics);
  }
  return queries.map(({ MetricStat: { Stat, Period } }, index) => {
    const kept = [...(buckets[index] ?? [])].filter(([time]) => isRetained(time, Period * 1000, context.now));
    const points = kept.map(([time, bucket]) => ({ time, value: statisticOf(Stat, bucket) }));
    const order = input.ScanBy === "TimestampAscending" ? 1 : -1;
    return points.sort((a, b) => order * (a.time - b.time));
  });
}

/** Groups queries by their dimensions, so that the minutes for each set of dimensions are generated only once. */
function indexesByKey(queries: readonly MetricQuery[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const [index, { MetricStat }] of queries.entries()) {
    const key = seriesKey(MetricStat.Metric.Namespace, MetricStat.Metric.Dimensions);
    groups.set(key, [...(groups.get(key) ?? []), index]);
  }
  return groups;
}

function fill(
  indexes: readonly number[],
  queries: readonly MetricQuery[],
  buckets: readonly Map<number, Bucket>[],
  from: number,
  to: number,
  metrics: MetricStore,
): void {
  const metric = queries[indexes[0] ?? 0]?.MetricStat.Metric;
  if (!metric) return;
  for (const { time, values } of metrics.minutes(metric.Namespace, metric.Dimensions, from, to)) {
    for (const index of indexes) {
      const { MetricStat } = queries[index] as MetricQuery;
      const found = values.get(MetricStat.Metric.MetricName);
      if (!found) continue;
      const periodMs = MetricStat.Period * 1000;
      const start = from + Math.floor((time - from) / periodMs) * periodMs;
      const bucket = buckets[index]?.get(start) ?? emptyBucket();
      buckets[index]?.set(start, bucket);
      addValues(bucket, found, isPercentile(MetricStat.Stat));
    }
  }
}

/**
 * Returns the number of metrics that AWS bills: up to five statistics of a metric with the same period in one request count
 * as one metric.
 */
function billedMetrics(queries: readonly MetricQuery[]): number {
  const statistics = new Map<string, Set<string>>();
  for (const { MetricStat } of queries) {
    const { Namespace, MetricName, Dimensions } = MetricStat.Metric;
    const key = `${MetricName} ${seriesKey(Namespace, Dimensions)} ${MetricStat.Period}`;
    statistics.set(key, (statistics.get(key) ?? new Set()).add(MetricStat.Stat));
  }
  return [...statistics.values()].reduce((sum, { size }) => sum + Math.ceil(size / statisticsPerBilledMetric), 0);
}

function halfOf(series: readonly Point[][]): number {
  return Math.max(1, Math.ceil(series.reduce((sum, points) => sum + points.length, 0) / 2));
}
