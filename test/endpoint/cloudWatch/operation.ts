import type { Fault } from "../faults";
import type { MetricStore } from "../metrics/metricStore";
import type { PaginationTokens } from "../paginationToken";

/** The input of an operation. */
export interface CloudWatchContext {
  readonly region: string;
  readonly metrics: MetricStore;
  readonly tokens: PaginationTokens;
  /** The current time in milliseconds. */
  readonly now: number;
  /** A fault of kind `partial` or `incomplete` that changes the result. */
  readonly fault?: Fault | undefined;
}

/** The output of an operation, with times as `Date` objects, and the number of metrics that AWS bills for it. */
export interface CloudWatchResult {
  readonly output: object;
  readonly billedMetrics: number;
}

/** The CloudWatch operations. */
export const cloudWatchOperations = ["ListMetrics", "GetMetricData"] as const;
export type CloudWatchOperation = (typeof cloudWatchOperations)[number];
