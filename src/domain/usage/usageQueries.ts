import type { MetricQuery, Statistic, UsageMetric } from "./metrics";
import { usageMetrics } from "./metrics";
import type { UsageRange } from "./usageWindow";
import { dayMs, hasMinutePeaks } from "./usageWindow";

/** The metrics whose sums are shown. */
export const summedMetrics = [
  "calls",
  "throttles",
  "clientErrors",
  "serverErrors",
  "legacyCalls",
  "input",
  "output",
  "cacheRead",
  "cacheWrite",
] as const satisfies readonly UsageMetric[];

/** The metrics in milliseconds, for which averages and percentiles are shown. */
export const durationMetrics = ["latency", "firstToken"] as const satisfies readonly UsageMetric[];

export const percentiles = ["p50", "p90", "p99"] as const satisfies readonly Statistic[];

/** The metrics whose busiest minute is shown. */
export const peakMetrics = ["calls", "quotaTokens"] as const satisfies readonly UsageMetric[];

/** The purpose of a query's data points: the chart, the busiest minute, or the entire window as one period. */
export type Resolution = "chart" | "minute" | "whole";

/**
 * Returns the queries for the usage of a profile. CloudWatch records some calls under the ID of a profile and some under its
 * ARN, so both are queried and their data is added up.
 */
export function usageQueries(identifiers: readonly string[], range: UsageRange): MetricQuery[] {
  return identifiers.flatMap((modelId) => [
    ...summedMetrics.map((metric) => query(modelId, metric, "Sum", "chart", range)),
    ...durationMetrics.flatMap((metric) =>
      (["Sum", "SampleCount", ...percentiles] as const).map((statistic) =>
        query(modelId, metric, statistic, "chart", range),
      ),
    ),
    ...durationMetrics.flatMap((metric) =>
      percentiles.map((statistic) => query(modelId, metric, statistic, "whole", range)),
    ),
    ...(hasMinutePeaks(range) ? peakMetrics.map((metric) => query(modelId, metric, "Sum", "minute", range)) : []),
  ]);
}

/** Returns the key of a query. */
export function queryKey(modelId: string, metric: UsageMetric, statistic: Statistic, resolution: Resolution): string {
  return `${resolution} ${metric} ${statistic} ${modelId}`;
}

function query(
  modelId: string,
  metric: UsageMetric,
  statistic: Statistic,
  resolution: Resolution,
  range: UsageRange,
): MetricQuery {
  return {
    key: queryKey(modelId, metric, statistic, resolution),
    metric: usageMetrics[metric],
    modelId,
    statistic,
    periodSeconds: periodOf(resolution, range),
  };
}

function periodOf(resolution: Resolution, { start, end, periodSeconds }: UsageRange): number {
  switch (resolution) {
    case "chart":
      return periodSeconds;
    case "minute":
      return 60;
    case "whole":
      // Must be a multiple of the minimum period for data of this age. Periods longer than a day are whole days.
      return end - start <= dayMs
        ? Math.ceil((end - start) / 1000 / periodSeconds) * periodSeconds
        : Math.ceil((end - start) / dayMs) * 86_400;
  }
}
