import type { AccountOptions } from "../options";
import { loadProfileSeeds } from "../catalog/loadProfiles";
import { PlantedSource } from "./plantedSource";
import { loadTraffic, sampleTraffic } from "./sampleTraffic";
import { seriesKey, type Dimension, type MetricSource, type Minute } from "./series";
import { startOfMinute } from "./time";

/** The metrics of an account in one Region. */
export class MetricStore {
  readonly #sources = new Map<string, MetricSource[]>();
  readonly #planted = new Map<string, PlantedSource>();
  readonly #now: () => number;

  constructor(region: string, options: AccountOptions) {
    this.#now = options.now;
    if (!options.empty) {
      this.#addAll(sampleTraffic(region, options.accountId, options.now()));
    }
    this.#addAll(
      loadTraffic(
        region,
        loadProfileSeeds(options.profiles).map(({ name }) => name),
      ),
    );
  }

  /** Adds values of a metric to the minute of `time`, in milliseconds since the epoch. */
  plant(
    namespace: string,
    dimensions: readonly Dimension[],
    metric: string,
    time: number,
    values: readonly number[],
  ): void {
    const key = seriesKey(namespace, dimensions);
    let source = this.#planted.get(key);
    if (!source) {
      source = new PlantedSource(namespace, dimensions);
      this.#planted.set(key, source);
      this.#addAll([source]);
    }
    source.add(metric, startOfMinute(time), values);
  }

  /** Returns the metric sources for all sets of dimensions. */
  all(): MetricSource[] {
    return [...this.#sources.values()].flat();
  }

  /**
   * Yields the recorded minutes for one set of dimensions from `from` until before `to`. The same minute can occur
   * several times.
   */
  *minutes(namespace: string, dimensions: readonly Dimension[], from: number, to: number): Iterable<Minute> {
    const end = Math.min(to, this.#now());
    for (const source of this.#sources.get(seriesKey(namespace, dimensions)) ?? []) {
      yield* source.minutes(startOfMinute(from), end);
    }
  }

  #addAll(sources: readonly MetricSource[]): void {
    for (const source of sources) {
      const key = seriesKey(source.namespace, source.dimensions);
      this.#sources.set(key, [...(this.#sources.get(key) ?? []), source]);
    }
  }
}
