/** Limits of the cache on disk. */
export interface CacheLimits {
  readonly fileBytes: number;
  readonly totalBytes: number;
  readonly files: number;
  /** The age after which a file is ignored and deleted, in milliseconds. */
  readonly maxAgeMs: number;
  /**
   * The maximum time in milliseconds by which the date in a file name may be in the future, because clocks are sometimes
   * corrected.
   */
  readonly clockSkewMs: number;
}

/**
 * The default limits. A thousand profiles take about 270 kB, so these limits are sufficient for more than ten thousand profiles
 * per Region, and for all Regions of several AWS profiles.
 */
export const defaultLimits: CacheLimits = {
  fileBytes: 4 * 2 ** 20,
  totalBytes: 32 * 2 ** 20,
  files: 150,
  maxAgeMs: 30 * 24 * 3_600_000,
  clockSkewMs: 5 * 60_000,
};
