import type { GetMetricDataCommandOutput, ListMetricsCommandOutput } from "@aws-sdk/client-cloudwatch";
import type { Connection } from "../domain/connection";
import type { MetricPoint, MetricQuery, MetricSeries } from "../domain/usage/metrics";
import { usageNamespace } from "../domain/usage/metrics";
import type { CallOptions } from "../util/callOptions";
import type { AwsGateway } from "./gateway";

/** The public interface of `CloudWatch`, so that tests can replace it. */
export type CloudWatchApi = Pick<CloudWatch, keyof CloudWatch>;

/** Returns the CloudWatch API. The first call loads the AWS SDK. */
export type LoadCloudWatch = () => Promise<CloudWatchApi>;

/** The dimension that identifies the model or inference profile in the metrics. */
const dimensionName = "ModelId";

/**
 * The maximum number of pages to request. No account has this many metrics, so a service that returns more pages never stops. The
 * data of a request fits on one page, and more pages may be billed again.
 */
const maxPages = { ListMetrics: 1000, GetMetricData: 20 } as const;

/** The range of a request, in milliseconds since the epoch. The end is exclusive. */
export interface MetricRange {
  readonly start: number;
  readonly end: number;
}

/** Calls the operations of CloudWatch through a connection. Every method rejects with a ProblemError. */
export class CloudWatch {
  readonly #gateway: AwsGateway;

  constructor(gateway: AwsGateway) {
    this.#gateway = gateway;
  }

  /**
   * Returns the data for up to 500 queries by key (GetMetricData). AWS bills each metric in the request, so call this only after
   * the user has agreed to the price. Data with the status `Forbidden` is incomplete. If all of it is, the problem is that access
   * is denied.
   */
  async getMetricData(
    connection: Connection,
    queries: readonly MetricQuery[],
    { start, end }: MetricRange,
    { signal }: CallOptions,
  ): Promise<Map<string, MetricSeries>> {
    const input = {
      MetricDataQueries: queries.map(toQuery),
      StartTime: new Date(start),
      EndTime: new Date(end),
      ScanBy: "TimestampAscending" as const,
    };
    const series = new Map<string, { points: MetricPoint[]; complete: boolean }>();
    for await (const page of this.#pages("GetMetricData", connection, (token) =>
      this.#gateway.call("GetMetricData", connection, { signal }, async (client, send) => {
        const { GetMetricDataCommand } = await import("@aws-sdk/client-cloudwatch");
        const page = await client.send(
          new GetMetricDataCommand({ ...input, ...(token && { NextToken: token }) }),
          send,
        );
        throwIfForbidden(page);
        return page;
      }),
    )) {
      addPage(page, queries, series);
      for (const message of messagesOf(page)) {
        this.#gateway.reportMessage(connection, "GetMetricData", message);
      }
    }
    return series;
  }

  /**
   * Returns the values of the `ModelId` dimension that had data for a metric in the last 14 days (ListMetrics). Omits metrics
   * with additional dimensions, because their data is also counted under `ModelId`.
   */
  async listModelIds(connection: Connection, metric: string, { signal }: CallOptions): Promise<Set<string>> {
    const input = { Namespace: usageNamespace, MetricName: metric, Dimensions: [{ Name: dimensionName }] };
    const modelIds = new Set<string>();
    for await (const { Metrics = [] } of this.#pages("ListMetrics", connection, (token) =>
      this.#gateway.call("ListMetrics", connection, { signal }, async (client, send) => {
        const { ListMetricsCommand } = await import("@aws-sdk/client-cloudwatch");
        return client.send(new ListMetricsCommand({ ...input, ...(token && { NextToken: token }) }), send);
      }),
    )) {
      for (const { Dimensions: [dimension, ...others] = [] } of Metrics) {
        if (dimension?.Name === dimensionName && dimension.Value !== undefined && others.length === 0) {
          modelIds.add(dimension.Value);
        }
      }
    }
    return modelIds;
  }

  /** Yields all pages. Stops if a token is repeated, because the list would never end. */
  async *#pages<T extends GetMetricDataCommandOutput | ListMetricsCommandOutput>(
    operation: keyof typeof maxPages,
    connection: Connection,
    load: (token: string | undefined) => Promise<T>,
  ): AsyncGenerator<T> {
    const tokens = new Set<string>();
    let token: string | undefined;
    do {
      const page = await load(token);
      yield page;
      token = page.NextToken;
      if (token !== undefined && (tokens.has(token) || tokens.size + 1 >= maxPages[operation])) {
        this.#gateway.reportDroppedField(connection, `NextToken of ${operation}`);
        return;
      }
      if (token !== undefined) tokens.add(token);
    } while (token !== undefined);
  }
}

function toQuery({ metric, modelId, statistic, periodSeconds }: MetricQuery, index: number) {
  const Dimensions = [{ Name: dimensionName, Value: modelId }];
  const Metric = { Namespace: usageNamespace, MetricName: metric, Dimensions };
  return { Id: idOf(index), MetricStat: { Metric, Period: periodSeconds, Stat: statistic } };
}

/** Returns the ID of a query. IDs must start with a lowercase letter. */
function idOf(index: number): string {
  return `m${index}`;
}

/**
 * Adds the data of a page. If the data for a query is spread over several pages, the status on the last page applies. A query
 * without a result, or with a message, is incomplete: CloudWatch then executes only as much of the request as possible.
 */
function addPage(
  { MetricDataResults = [], Messages = [] }: GetMetricDataCommandOutput,
  queries: readonly MetricQuery[],
  series: Map<string, { points: MetricPoint[]; complete: boolean }>,
): void {
  const results = new Map(MetricDataResults.map((result) => [result.Id, result]));
  for (const [index, { key }] of queries.entries()) {
    const result = results.get(idOf(index));
    const found = series.get(key) ?? { points: [], complete: false };
    series.set(key, found);
    if (result) {
      const messages = [...Messages, ...(result.Messages ?? [])];
      found.complete = result.StatusCode === "Complete" && messages.length === 0;
      found.points.push(...pointsOf(result.Timestamps ?? [], result.Values ?? []));
    }
  }
}

/** Returns the distinct messages on a page, each with its code. */
function messagesOf({ MetricDataResults = [], Messages = [] }: GetMetricDataCommandOutput): Set<string> {
  const messages = [...Messages, ...MetricDataResults.flatMap((result) => result.Messages ?? [])];
  return new Set(messages.map(({ Code = "", Value = "" }) => `${Code} ${Value}`.trim()));
}

/** Throws the error for denied access if CloudWatch responded with the status `Forbidden` for all metrics. */
function throwIfForbidden({ MetricDataResults = [] }: GetMetricDataCommandOutput): void {
  if (MetricDataResults.length > 0 && MetricDataResults.every(({ StatusCode }) => StatusCode === "Forbidden")) {
    const error = new Error("The status of all metrics is Forbidden.");
    error.name = "AccessDenied";
    throw error;
  }
}

function pointsOf(times: readonly Date[], values: readonly number[]): MetricPoint[] {
  return times.flatMap((time, index) => {
    const value = values[index];
    return value === undefined || !Number.isFinite(value) ? [] : { time: time.getTime(), value };
  });
}
