/** How much is remembered at most, and for how long. */
export interface CacheLimits {
  readonly bytesOfFile: number;
  readonly bytesInAll: number;
  readonly files: number;
  /** How long a file that is not written anew counts, in milliseconds. */
  readonly age: number;
  /** How far the time in a file's name may be ahead of the clock, in milliseconds. */
  readonly clockError: number;
}

/** A thousand profiles take about 270 kB: room for ten thousand a Region, and for every Region of several AWS profiles. */
export const defaultLimits: CacheLimits = {
  bytesOfFile: 4 * 2 ** 20,
  bytesInAll: 32 * 2 ** 20,
  files: 150,
  age: 30 * 24 * 3_600_000,
  clockError: 5 * 60_000,
};
