import type { Dimension, MetricSource } from "../metrics/series";
import { seriesKey } from "../metrics/series";
import { dayMs, hourMs, startOfMinute } from "../metrics/time";
import { parseListMetrics, type ListMetricsInput } from "./inputs";
import type { CloudWatchContext, CloudWatchResult } from "./operation";

const pageSize = 500;

/** Metrics without values for two weeks are no longer listed. */
const listedForMs = 14 * dayMs;
const recentMs = 3 * hourMs;

/** ListMetrics: returns metrics with values in the last two weeks whose dimensions include those in the request. */
export function listMetrics(body: unknown, context: CloudWatchContext): CloudWatchResult {
  const input = parseListMetrics(body);
  const { NextToken: token, ...request } = input;
  const listing = { operation: "ListMetrics", region: context.region, type: JSON.stringify(request) };
  const offset = token === undefined ? 0 : context.tokens.read(token, listing);
  const found = matching(input, context);
  const end = offset + pageSize;
  return {
    output: {
      Metrics: found.slice(offset, end),
      ...(end < found.length && { NextToken: context.tokens.issue({ ...listing, after: end }) }),
    },
    billedMetrics: 0,
  };
}

interface MetricName {
  Namespace: string;
  MetricName: string;
  Dimensions: readonly Dimension[];
}

function matching(input: ListMetricsInput, { metrics, now }: CloudWatchContext): MetricName[] {
  const since = startOfMinute(now - (input.RecentlyActive ? recentMs : listedForMs));
  const found = new Map<string, MetricName>();
  for (const source of metrics.all().filter((source) => matches(source, input))) {
    const wanted = source.metrics.filter((name) => input.MetricName === undefined || name === input.MetricName);
    for (const name of withValues(source, wanted, since, now)) {
      const metric = { Namespace: source.namespace, MetricName: name, Dimensions: source.dimensions };
      found.set(`${name} ${seriesKey(source.namespace, source.dimensions)}`, metric);
    }
  }
  return [...found.values()];
}

function matches({ namespace, dimensions }: MetricSource, input: ListMetricsInput): boolean {
  return (
    (input.Namespace === undefined || input.Namespace === namespace) &&
    input.Dimensions.every((wanted) =>
      dimensions.some(({ Name, Value }) => Name === wanted.Name && (wanted.Value ?? Value) === Value),
    )
  );
}

/** Returns the names of the metrics that have values between two times. */
function withValues(source: MetricSource, names: readonly string[], from: number, to: number): string[] {
  const missing = new Set(names);
  for (const { values } of source.minutes(from, to)) {
    for (const name of missing) {
      if (values.has(name)) missing.delete(name);
    }
    if (missing.size === 0) break;
  }
  return names.filter((name) => !missing.has(name));
}
