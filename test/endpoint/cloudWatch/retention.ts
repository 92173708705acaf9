import { dayMs, hourMs, minuteMs } from "../metrics/time";

/** How long CloudWatch keeps points of each period (GetMetricData, `MetricStat.Period`). */
const retention = [
  { periodMs: minuteMs, keptMs: 15 * dayMs },
  { periodMs: 5 * minuteMs, keptMs: 63 * dayMs },
  { periodMs: hourMs, keptMs: 455 * dayMs },
] as const;

/** Returns whether CloudWatch still has a point of a period, in milliseconds, that starts at a time. */
export function isRetained(start: number, periodMs: number, now: number): boolean {
  return retention.some((one) => periodMs % one.periodMs === 0 && now - start <= one.keptMs);
}

/** Rounds the start of a request down: to the minute, or for older starts to five minutes or the hour (GetMetricData, `StartTime`). */
export function roundedStart(start: number, now: number): number {
  const step = retention.find(({ keptMs }) => now - start <= keptMs)?.periodMs ?? hourMs;
  return Math.floor(start / step) * step;
}
