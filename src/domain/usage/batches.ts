import type { MetricQuery } from "./metrics";
import type { MetricRange } from "./usageWindow";

/** The maximum number of queries per request to GetMetricData (`MetricDataQueries`). */
export const maxMetricQueries = 500;

/**
 * The maximum number of data points per response (`MaxDatapoints`). More data points would require a second page, which may be
 * billed again.
 */
export const maxDataPoints = 100_800;

/**
 * Splits queries into as few requests as possible, so that each response has one page. All queries use the period of the range.
 */
export function batchQueries(
  queries: readonly MetricQuery[],
  { start, end, periodSeconds }: MetricRange,
): MetricQuery[][] {
  // Add one period, because CloudWatch may return a period at each end.
  const points = Math.ceil((end - start) / (periodSeconds * 1000)) + 1;
  const size = Math.max(1, Math.min(maxMetricQueries, Math.floor(maxDataPoints / points)));
  return Array.from({ length: Math.ceil(queries.length / size) }, (_, index) =>
    queries.slice(index * size, (index + 1) * size),
  );
}
