import type { MetricQuery } from "./metrics";
import type { MetricRange } from "./usageWindow";

/** The number of queries that GetMetricData accepts (`MetricDataQueries`). */
export const maxMetricQueries = 500;

/** The number of data points of one response (`MaxDatapoints`). More would need a second page, which may be billed again. */
export const maxDataPoints = 100_800;

/** Splits queries into as few requests as possible, each with a response of one page. All queries have the period of the range. */
export function batchQueries(
  queries: readonly MetricQuery[],
  { start, end, periodSeconds }: MetricRange,
): MetricQuery[][] {
  // One more, because CloudWatch may return a period at each end.
  const points = Math.ceil((end - start) / (periodSeconds * 1000)) + 1;
  const size = Math.max(1, Math.min(maxMetricQueries, Math.floor(maxDataPoints / points)));
  return Array.from({ length: Math.ceil(queries.length / size) }, (_, index) =>
    queries.slice(index * size, (index + 1) * size),
  );
}
