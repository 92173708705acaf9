/** The CloudWatch namespace of the Bedrock runtime. */
export const usageNamespace = "AWS/Bedrock";

/** The names of the metrics that are shown. */
export const usageMetrics = {
  calls: "Invocations",
  legacyCalls: "LegacyModelInvocations",
  throttles: "InvocationThrottles",
  clientErrors: "InvocationClientErrors",
  serverErrors: "InvocationServerErrors",
  input: "InputTokenCount",
  output: "OutputTokenCount",
  cacheRead: "CacheReadInputTokenCount",
  cacheWrite: "CacheWriteInputTokenCount",
  quotaTokens: "EstimatedTPMQuotaUsage",
  latency: "InvocationLatency",
  firstToken: "TimeToFirstToken",
} as const;

export type UsageMetric = keyof typeof usageMetrics;

/** A statistic of a metric, named as in GetMetricData. */
export type Statistic = "Sum" | "SampleCount" | "p50" | "p90" | "p99";

/** A GetMetricData query: one statistic of one metric for one value of the `ModelId` dimension. */
export interface MetricQuery {
  /** A unique key for the query, in any format. */
  readonly key: string;
  /** The name of the metric in the Bedrock runtime namespace. */
  readonly metric: string;
  readonly modelId: string;
  readonly statistic: Statistic;
  readonly periodSeconds: number;
}

/** A data point. The time is the start of its period in milliseconds. */
export interface MetricPoint {
  readonly time: number;
  readonly value: number;
}

/** The data points of a query, oldest first. */
export interface MetricSeries {
  readonly points: readonly MetricPoint[];
  /** Whether CloudWatch returned all data points (StatusCode `Complete`). */
  readonly complete: boolean;
}

/** The GetMetricData price in US dollars for each metric requested. There is no free tier. */
export const pricePerMetric = 0.01 / 1000;

/** The number of statistics of a metric that count as one metric requested. */
const statisticsPerMetric = 5;

/**
 * Returns the number of metrics that AWS bills for a request with these queries. AWS does not state whether statistics with
 * different periods count as one metric, so they are counted separately.
 */
export function countBilledMetrics(queries: readonly MetricQuery[]): number {
  const statistics = new Map<string, Set<string>>();
  for (const { metric, modelId, periodSeconds, statistic } of queries) {
    const key = `${metric} ${modelId} ${periodSeconds}`;
    statistics.set(key, (statistics.get(key) ?? new Set()).add(statistic));
  }
  return [...statistics.values()].reduce((sum, { size }) => sum + Math.ceil(size / statisticsPerMetric), 0);
}
