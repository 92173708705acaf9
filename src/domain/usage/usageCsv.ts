import { formatCsv } from "../../util/csv";
import { usageMetrics } from "./metrics";
import type { Usage } from "./usage";
import { durationMetrics, percentiles, summedMetrics } from "./usageQueries";

/**
 * Formats the data points of a window as CSV: one row for each period, with its start in UTC, and columns named as
 * in CloudWatch. Cells without data are empty.
 */
export function usageCsv({ sums, durationCharts }: Usage): string {
  const columns = [
    ...summedMetrics.map((metric) => ({ name: usageMetrics[metric], points: sums[metric] })),
    ...durationMetrics.flatMap((metric) => {
      const { average, ...others } = durationCharts[metric];
      const name = usageMetrics[metric];
      return [
        { name: `${name} Average`, points: average },
        ...percentiles.map((percentile) => ({ name: `${name} ${percentile}`, points: others[percentile] })),
      ];
    }),
  ];
  const values = columns.map(({ points }) => new Map(points.map(({ time, value }) => [time, value])));
  const times = [...new Set(columns.flatMap(({ points }) => points.map(({ time }) => time)))].sort((a, b) => a - b);
  const header = ["Time (UTC)", ...columns.map(({ name }) => name)];
  const rows = times.map((time) => [new Date(time).toISOString(), ...values.map((of) => of.get(time))]);
  return formatCsv([header, ...rows]);
}
