/** The collected values of one period. */
export interface Bucket {
  count: number;
  sum: number;
  min: number;
  max: number;
  /** All values, which are kept only for percentiles. */
  values: number[];
}

const simple: Readonly<Record<string, (bucket: Bucket) => number>> = {
  SampleCount: ({ count }) => count,
  Sum: ({ sum }) => sum,
  Average: ({ sum, count }) => sum / count,
  Minimum: ({ min }) => min,
  Maximum: ({ max }) => max,
};

const percentile = /^p(\d{1,2}(?:\.\d{1,10})?|100)$/;

/** Returns whether a statistic is supported here: simple statistics and percentiles. */
export function isStatistic(name: string): boolean {
  return Object.hasOwn(simple, name) || percentile.test(name);
}

/** Returns whether a statistic requires all values. */
export function isPercentile(name: string): boolean {
  return percentile.test(name);
}

export function emptyBucket(): Bucket {
  return { count: 0, sum: 0, min: Infinity, max: -Infinity, values: [] };
}

/** Adds values to a bucket. */
export function addValues(bucket: Bucket, values: readonly number[], keepValues: boolean): void {
  for (const value of values) {
    bucket.count += 1;
    bucket.sum += value;
    bucket.min = Math.min(bucket.min, value);
    bucket.max = Math.max(bucket.max, value);
    if (keepValues) bucket.values.push(value);
  }
}

/** Returns a statistic for a bucket that is not empty. */
export function statisticOf(name: string, bucket: Bucket): number {
  const of = simple[name];
  if (of) return of(bucket);
  const share = Number(percentile.exec(name)?.[1]) / 100;
  const sorted = bucket.values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
