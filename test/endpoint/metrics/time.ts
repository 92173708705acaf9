/** Durations in milliseconds. */
export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** Returns the start of the minute, in milliseconds since the epoch. */
export function startOfMinute(time: number): number {
  return Math.floor(time / minuteMs) * minuteMs;
}
