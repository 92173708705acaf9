/** A dimension of a CloudWatch metric. */
export interface Dimension {
  Name: string;
  Value: string;
}

/** The namespace of the Amazon Bedrock runtime metrics. */
export const bedrockNamespace = "AWS/Bedrock";

/**
 * The values that were recorded in one minute: the start of the minute in milliseconds, and the values by metric name.
 */
export interface Minute {
  readonly time: number;
  readonly values: ReadonlyMap<string, readonly number[]>;
}

/** The metrics in one namespace with one set of dimensions. */
export interface MetricSource {
  readonly namespace: string;
  readonly dimensions: readonly Dimension[];
  /** The names of the metrics that may have values. */
  readonly metrics: readonly string[];
  /**
   * Yields the minutes with values from `from` until before `to`, oldest first. Both arguments are starts of minutes.
   */
  minutes(from: number, to: number): Iterable<Minute>;
}

/** Returns a key that is equal for equal sets of dimensions, in any order. */
export function seriesKey(namespace: string, dimensions: readonly Dimension[]): string {
  const pairs = dimensions.map(({ Name, Value }) => [Name, Value] as const);
  return JSON.stringify([namespace, ...pairs.sort(([a], [b]) => (a < b ? -1 : 1))]);
}
