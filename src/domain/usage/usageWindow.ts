/** The periods of time that usage can be shown for. Days and months are UTC. */
export const usageWindows = ["1h", "3h", "24h", "7d", "14d", "30d", "90d", "thisMonth", "lastMonth"] as const;
export type UsageWindow = (typeof usageWindows)[number];

/** The range of a request to CloudWatch. Times are in milliseconds since the epoch, and the end is exclusive. */
export interface MetricRange {
  readonly start: number;
  readonly end: number;
  /** The period of the data points in seconds. */
  readonly periodSeconds: number;
}

/**
 * A window at a point in time. It never ends later than the last full minute, and CloudWatch still has data points of its period for
 * the whole range.
 */
export interface UsageRange extends MetricRange {
  readonly window: UsageWindow;
}

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** The number of days for which CloudWatch has one-minute data points, minus one day as a safety margin. */
export const minutePeakDays = 14;

/** Windows of a fixed length, with the period of their data points. */
const lengths: Readonly<Partial<Record<UsageWindow, { readonly lengthMs: number; readonly periodSeconds: number }>>> = {
  "1h": { lengthMs: hourMs, periodSeconds: 60 },
  "3h": { lengthMs: 3 * hourMs, periodSeconds: 60 },
  "24h": { lengthMs: dayMs, periodSeconds: 300 },
  "7d": { lengthMs: 7 * dayMs, periodSeconds: 3600 },
  "14d": { lengthMs: 14 * dayMs, periodSeconds: 3600 },
  // These windows consist of whole days, including today.
  "30d": { lengthMs: 29 * dayMs, periodSeconds: 86_400 },
  "90d": { lengthMs: 89 * dayMs, periodSeconds: 86_400 },
};

/**
 * Returns the range of a window. It ends at the last full minute, because the current minute is incomplete, and starts at a
 * multiple of the period. CloudWatch keeps one-minute data points for 15 days, five-minute data points for 63 days, and
 * one-hour data points for 455 days (GetMetricData, `MetricStat.Period`).
 */
export function usageRange(window: UsageWindow, now: number): UsageRange {
  const end = floorTo(now, minuteMs);
  const length = lengths[window];
  if (length) {
    const { lengthMs, periodSeconds } = length;
    return { window, start: floorTo(end, periodSeconds * 1000) - lengthMs, end, periodSeconds };
  }
  const date = new Date(end);
  const startOfMonth = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
  if (window === "lastMonth") {
    const start = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - 1, 1);
    return { window, start, end: startOfMonth, periodSeconds: 86_400 };
  }
  // The first minute of a month has no full minute before it.
  const monthEnd = Math.max(end, startOfMonth + minuteMs);
  return { window, start: startOfMonth, end: monthEnd, periodSeconds: end - startOfMonth > 3 * dayMs ? 86_400 : 3600 };
}

/**
 * Returns whether CloudWatch has one-minute data points for the entire range. Ranges of at most 14 days end now. Only the
 * previous month ends earlier.
 */
export function hasMinutePeaks({ start, end }: UsageRange): boolean {
  return end - start <= minutePeakDays * dayMs + hourMs;
}

function floorTo(time: number, step: number): number {
  return Math.floor(time / step) * step;
}
