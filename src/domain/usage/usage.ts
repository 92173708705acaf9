import type { MetricPoint, MetricSeries, Statistic, UsageMetric } from "./metrics";
import type { Resolution } from "./usageQueries";
import { durationMetrics, peakMetrics, percentiles, queryKey, summedMetrics } from "./usageQueries";
import type { UsageRange } from "./usageWindow";
import { hasMinutePeaks } from "./usageWindow";

export type SummedMetric = (typeof summedMetrics)[number];
export type DurationMetric = (typeof durationMetrics)[number];
export type PeakMetric = (typeof peakMetrics)[number];
export type Percentile = (typeof percentiles)[number];

/** A duration over the entire window, in milliseconds. Members are undefined if CloudWatch has no data for them. */
export type DurationSummary = { readonly average?: number } & { readonly [P in Percentile]?: number };

/** The average and percentiles of a duration in each period. */
export type DurationChart = { readonly average: readonly MetricPoint[] } & {
  readonly [P in Percentile]: readonly MetricPoint[];
};

/** The usage of a profile in one window. A missing value means that CloudWatch has no data, which is not the same as zero. */
export interface Usage {
  readonly range: UsageRange;
  /** When the data was requested, in milliseconds. */
  readonly asOf: number;
  /** The sums over the entire window. */
  readonly totals: { readonly [M in SummedMetric]?: number };
  readonly durations: Readonly<Record<DurationMetric, DurationSummary>>;
  /** The busiest minutes, or undefined if the window is longer than CloudWatch keeps one-minute data. */
  readonly peaks?: { readonly [M in PeakMetric]?: MetricPoint };
  /** The data points for each period, oldest first. */
  readonly sums: Readonly<Record<SummedMetric, readonly MetricPoint[]>>;
  readonly durationCharts: Readonly<Record<DurationMetric, DurationChart>>;
  /** Whether CloudWatch returned only part of the data. */
  readonly partial: boolean;
  /** The metrics whose sums may be too low or missing because CloudWatch returned only part of their data. */
  readonly incomplete: ReadonlySet<SummedMetric>;
  /**
   * Whether there is data for both the ID and the ARN. Their percentiles cannot be combined, so the percentiles of the
   * identifier with more calls are shown.
   */
  readonly mixedPercentiles: boolean;
}

/**
 * Summarizes the series for `usageQueries`. Adds up the series of all identifiers by period before it determines the busiest
 * minute.
 */
export function summarizeUsage(
  series: ReadonlyMap<string, MetricSeries>,
  identifiers: readonly string[],
  range: UsageRange,
  asOf: number,
): Usage {
  const of = (modelId: string, metric: UsageMetric, statistic: Statistic, resolution: Resolution) =>
    within(series.get(queryKey(modelId, metric, statistic, resolution))?.points ?? [], resolution, range);
  const sum = (metric: UsageMetric, statistic: Statistic = "Sum", resolution: Resolution = "chart") =>
    addPoints(identifiers.map((modelId) => of(modelId, metric, statistic, resolution)));
  const sums = fromKeys(summedMetrics, (metric) => sum(metric));
  const withData = identifiers.filter((modelId) => of(modelId, "latency", "SampleCount", "chart").length > 0);
  // Each duration has its own main identifier, because only streamed calls have a time to the first token.
  const mainOf = (metric: DurationMetric) =>
    largest(identifiers, (modelId) => total(of(modelId, metric, "SampleCount", "chart")) ?? 0);
  const peaks = fromKeys(peakMetrics, (metric) => highest(sum(metric, "Sum", "minute")));
  return {
    range,
    asOf,
    totals: defined(fromKeys(summedMetrics, (metric) => total(sums[metric]))),
    sums,
    durations: fromKeys(durationMetrics, (metric) => ({
      ...defined({ average: ratio(total(sum(metric)), total(sum(metric, "SampleCount"))) }),
      ...defined(fromKeys(percentiles, (percentile) => single(of(mainOf(metric), metric, percentile, "whole")))),
    })),
    durationCharts: fromKeys(durationMetrics, (metric) => ({
      average: dividePoints(sum(metric), sum(metric, "SampleCount")),
      ...fromKeys(percentiles, (percentile) => of(mainOf(metric), metric, percentile, "chart")),
    })),
    ...(hasMinutePeaks(range) ? { peaks: defined(peaks) } : {}),
    partial: [...series.values()].some(({ complete }) => !complete),
    incomplete: new Set(
      summedMetrics.filter((metric) =>
        identifiers.some((modelId) => series.get(queryKey(modelId, metric, "Sum", "chart"))?.complete !== true),
      ),
    ),
    mixedPercentiles: withData.length > 1,
  };
}

type Totals = Pick<Usage, "totals" | "incomplete">;

const inputMetrics = ["input", "cacheRead", "cacheWrite"] as const;

/**
 * Returns the share of input tokens that were read from the cache, from 0 to 1. Undefined if there is no input or its data is
 * incomplete.
 */
export function cacheHitRatio(usage: Totals): number | undefined {
  return ratio(usage.totals.cacheRead ?? 0, totalInput(usage));
}

/**
 * Returns the share of attempts that were throttled, from 0 to 1. Undefined if this is not known. CloudWatch does not count
 * throttled attempts as calls.
 */
export function throttledShare({ incomplete, totals: { calls = 0, throttles } }: Totals): number | undefined {
  return throttles === undefined || incomplete.has("calls") || incomplete.has("throttles")
    ? undefined
    : ratio(throttles, calls + throttles);
}

/**
 * Returns all input tokens, including cached ones, which CloudWatch counts separately. Undefined if there is no data or it is
 * incomplete.
 */
export function totalInput({ incomplete, totals }: Totals): number | undefined {
  const known = inputMetrics.map((metric) => totals[metric]).filter((value) => value !== undefined);
  return known.length === 0 || inputMetrics.some((metric) => incomplete.has(metric))
    ? undefined
    : known.reduce((sum, value) => sum + value, 0);
}

/** Adds up points with the same time. */
export function addPoints(series: readonly (readonly MetricPoint[])[]): MetricPoint[] {
  const sums = new Map<number, number>();
  for (const { time, value } of series.flat()) {
    sums.set(time, (sums.get(time) ?? 0) + value);
  }
  return [...sums].map(([time, value]) => ({ time, value })).sort((a, b) => a.time - b.time);
}

/** Divides points by the divisors at the same time. Omits points whose divisor is missing or zero. */
function dividePoints(dividend: readonly MetricPoint[], divisor: readonly MetricPoint[]): MetricPoint[] {
  const divisors = new Map(divisor.map(({ time, value }) => [time, value]));
  return dividend.flatMap(({ time, value }) => {
    const result = ratio(value, divisors.get(time));
    return result === undefined ? [] : { time, value: result };
  });
}

/** Drops points outside the range. If one period covers the entire window, its start may be earlier than the range. */
function within(points: readonly MetricPoint[], resolution: Resolution, { start, end }: UsageRange) {
  return resolution === "whole" ? points : points.filter(({ time }) => time >= start && time < end);
}

function total(points: readonly MetricPoint[]): number | undefined {
  return points.length === 0 ? undefined : points.reduce((sum, { value }) => sum + value, 0);
}

/** Returns the first point with the highest value. */
function highest(points: readonly MetricPoint[]): MetricPoint | undefined {
  return points.reduce<MetricPoint | undefined>(
    (best, point) => (best === undefined || point.value > best.value ? point : best),
    undefined,
  );
}

/** Returns the value if there is exactly one point, because percentiles of several periods cannot be combined. */
function single(points: readonly MetricPoint[]): number | undefined {
  return points.length === 1 ? points[0]?.value : undefined;
}

function largest(identifiers: readonly string[], sizeOf: (modelId: string) => number): string {
  return identifiers.reduce((best, modelId) => (sizeOf(modelId) > sizeOf(best) ? modelId : best), identifiers[0] ?? "");
}

function ratio(part: number | undefined, whole: number | undefined): number | undefined {
  return part === undefined || whole === undefined || whole === 0 ? undefined : part / whole;
}

function fromKeys<K extends string, V>(keys: readonly K[], valueOf: (key: K) => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as Record<K, V>;
}

/** Returns the members that are not undefined. */
function defined<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
