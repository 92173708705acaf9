/** Limits of the cache on disk. */
export interface CacheLimits {
  readonly fileBytes: number;
  readonly totalBytes: number;
  readonly files: number;
  /** The age after which a file is ignored and deleted. */
  readonly maxAgeMs: number;
  /** How far in the future the time in a file's name may be, because clocks get corrected. */
  readonly clockSkewMs: number;
}

/**
 * A thousand profiles take about 270 kB: enough for more than ten thousand profiles per Region, and for every Region of several
 * AWS profiles.
 */
export const defaultLimits: CacheLimits = {
  fileBytes: 4 * 2 ** 20,
  totalBytes: 32 * 2 ** 20,
  files: 150,
  maxAgeMs: 30 * 24 * 3_600_000,
  clockSkewMs: 5 * 60_000,
};
