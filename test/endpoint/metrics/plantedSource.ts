import type { Dimension, MetricSource, Minute } from "./series";

/** Values that a test has added. */
export class PlantedSource implements MetricSource {
  readonly namespace: string;
  readonly dimensions: readonly Dimension[];
  readonly #minutes = new Map<number, Map<string, number[]>>();
  readonly #metrics = new Set<string>();

  constructor(namespace: string, dimensions: readonly Dimension[]) {
    this.namespace = namespace;
    this.dimensions = dimensions;
  }

  get metrics(): readonly string[] {
    return [...this.#metrics];
  }

  /** Adds values of a metric to the minute that starts at `time`. */
  add(metric: string, time: number, values: readonly number[]): void {
    const minute = this.#minutes.get(time) ?? new Map<string, number[]>();
    minute.set(metric, [...(minute.get(metric) ?? []), ...values]);
    this.#minutes.set(time, minute);
    this.#metrics.add(metric);
  }

  *minutes(from: number, to: number): Iterable<Minute> {
    const times = [...this.#minutes.keys()].filter((time) => time >= from && time < to).sort((a, b) => a - b);
    for (const time of times) {
      yield { time, values: this.#minutes.get(time) ?? new Map<string, number[]>() };
    }
  }
}
