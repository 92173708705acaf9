/** A dimension of a CloudWatch metric. */
export interface Dimension {
  Name: string;
  Value: string;
}

/** The namespace of the metrics of Amazon Bedrock's runtime. */
export const bedrockNamespace = "AWS/Bedrock";

/** The values that were recorded in one minute: start of the minute in milliseconds, and values by the name of their metric. */
export interface Minute {
  readonly time: number;
  readonly values: ReadonlyMap<string, readonly number[]>;
}

/** Metrics of one namespace with one set of dimensions. */
export interface MetricSource {
  readonly namespace: string;
  readonly dimensions: readonly Dimension[];
  /** The names of the metrics that it may have values of. */
  readonly metrics: readonly string[];
  /** Yields the minutes with values from `from` to before `to`, oldest first. Both are starts of minutes. */
  minutes(from: number, to: number): Iterable<Minute>;
}

/** Returns a text that is the same for equal sets of dimensions, in any order. */
export function seriesKey(namespace: string, dimensions: readonly Dimension[]): string {
  const pairs = dimensions.map(({ Name, Value }) => [Name, Value] as const);
  return JSON.stringify([namespace, ...pairs.sort(([a], [b]) => (a < b ? -1 : 1))]);
}
