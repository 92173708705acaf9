import type { CloudWatchApi } from "../../aws/cloudWatch";
import type { Connection } from "../../domain/connection";
import { connectionKey } from "../../domain/connection";
import type { Problem } from "../../domain/problem";
import { isCancellation, problemOf, unexpectedProblem } from "../../domain/problem";
import { batchQueries } from "../../domain/usage/batches";
import type { MetricQuery, MetricSeries } from "../../domain/usage/metrics";
import { countBilledMetrics } from "../../domain/usage/metrics";
import type { MetricRange } from "../../domain/usage/usageWindow";
import { forEachLimited } from "../../util/limiter";

/** The maximum number of concurrent requests. AWS allows 500 per second, but also limits the number of data points. */
const maxConcurrent = 4;

/** The queries to request through a connection. */
export interface MetricRequest {
  readonly connection: Connection;
  readonly queries: readonly MetricQuery[];
}

/** The responses of one or more `loadMetrics` calls. */
export class LoadedMetrics {
  readonly #series = new Map<string, Map<string, MetricSeries>>();
  readonly #requested = new Map<string, Set<string>>();
  /** The problems of requests, at most one for each connection. */
  readonly problems = new Map<string, Problem>();
  /** The number of metrics in the requests that were sent, which AWS bills. */
  billedMetrics = 0;

  /** Returns the series of a connection by query key. */
  series(connection: Connection): Map<string, MetricSeries> {
    return entryOf(this.#series, connection, () => new Map<string, MetricSeries>());
  }

  /** Returns the keys of all queries of a connection, including those without a response. */
  requested(connection: Connection): Set<string> {
    return entryOf(this.#requested, connection, () => new Set<string>());
  }
}

/** The options of `loadMetrics`. */
export interface LoadMetricsOptions {
  readonly range: MetricRange;
  readonly signal: AbortSignal;
  /** Called after each request with the number of its metrics. */
  readonly onProgress: (metrics: number) => void;
}

/**
 * Loads the data for queries with billed requests, so call this only after the user has agreed to the price. Never rejects. Data
 * that could not be loaded or was canceled is missing. After a failure, no further requests are sent through the same connection.
 */
export async function loadMetrics(
  cloudWatch: CloudWatchApi,
  requests: readonly MetricRequest[],
  loaded: LoadedMetrics,
  { range, signal, onProgress }: LoadMetricsOptions,
): Promise<void> {
  const batches = requests.flatMap(({ connection, queries }) => {
    queries.forEach(({ key }) => loaded.requested(connection).add(key));
    return batchQueries(queries, range).map((batch) => ({ connection, batch }));
  });
  await forEachLimited(batches, maxConcurrent, async ({ connection, batch }) => {
    const key = connectionKey(connection);
    if (signal.aborted || loaded.problems.has(key)) {
      return;
    }
    const metrics = countBilledMetrics(batch);
    try {
      loaded.billedMetrics += metrics;
      const series = await cloudWatch.getMetricData(connection, batch, range, { signal });
      series.forEach((value, name) => loaded.series(connection).set(name, value));
    } catch (error) {
      if (!signal.aborted && !isCancellation(error)) {
        loaded.problems.set(key, problemOf(error) ?? unexpectedProblem(error, "GetMetricData", connection));
      }
    }
    onProgress(metrics);
  });
}

function entryOf<T>(entries: Map<string, T>, connection: Connection, create: () => T): T {
  const key = connectionKey(connection);
  const entry = entries.get(key) ?? create();
  entries.set(key, entry);
  return entry;
}
