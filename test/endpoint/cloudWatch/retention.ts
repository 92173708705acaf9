import { dayMs, hourMs, minuteMs } from "../metrics/time";

/** How long CloudWatch keeps the points for each period (GetMetricData, `MetricStat.Period`). */
const retention = [
  { periodMs: minuteMs, keptMs: 15 * dayMs },
  { periodMs: 5 * minuteMs, keptMs: 63 * dayMs },
  { periodMs: hourMs, keptMs: 455 * dayMs },
] as const;

/** Returns whether CloudWatch still has the point that starts at a time and has a period in milliseconds. */
export function isRetained(start: number, periodMs: number, now: number): boolean {
  return retention.some((one) => periodMs % one.periodMs === 0 && now - start <= one.keptMs);
}

/**
 * Rounds down the start time of a request: to the minute, or for older times to five minutes or an hour (GetMetricData,
 * `StartTime`).
 */
export function roundedStart(start: number, now: number): number {
  const step = retention.find(({ keptMs }) => now - start <= keptMs)?.periodMs ?? hourMs;
  return Math.floor(start / step) * step;
}
