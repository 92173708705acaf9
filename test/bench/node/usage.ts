/** Loading the usage of one profile and of many, and the same request for one with the AWS SDK alone. */
import { CloudWatchClient, GetMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import { accountOfProfile } from "../../../src/domain/inferenceProfile";
import { usageNamespace } from "../../../src/domain/usage/metrics";
import { usageQueries } from "../../../src/domain/usage/usageQueries";
import { usageRange } from "../../../src/domain/usage/usageWindow";
import { loadReport, planReport } from "../../../src/profiles/usage/usageReports";
import { UsageStore } from "../../../src/profiles/usage/usageStore";
import { systemClock } from "../../../src/util/clock";
import { readInput, writeResult } from "../exchange";
import { Product } from "./product";

export interface UsageInput {
  region: string;
  /** The number of measured requests of each kind. */
  runs: number;
}

export interface UsageResult {
  /** Times in milliseconds. */
  times: number[];
  bareTimes: number[];
  /** The number of requests that the report took, which are the last ones. */
  reportRequests: number;
  rowsWithCalls: number;
}

/** Called by the process. Alternates between the product and the bare request, so that both have the same conditions. */
export async function run(): Promise<void> {
  const { region, runs } = readInput() as UsageInput;
  const connection = { region };
  const product = new Product({ onProblem: ({ detail }) => console.error(detail) });
  const { signal } = new AbortController();
  const loadCloudWatch = async () => product.aws.cloudWatch;
  const store = new UsageStore(loadCloudWatch, systemClock);
  await product.read([connection]);
  const profiles = product.profileStore
    .profiles([connection])
    .flatMap(({ profile }) => (profile.type === "APPLICATION" ? [profile] : []));
  const [target] = profiles;
  if (!target) throw new Error("There are no profiles.");
  const client = new CloudWatchClient({ region });
  const times: number[] = [];
  const bareTimes: number[] = [];
  for (let index = 0; index <= runs; index++) {
    const [time, bareTime] = [
      await measure(() => store.load(connection, target, "24h", { signal })),
      await measure(() => bareRequest(client, [target.id, target.arn])),
    ];
    // The first one loads code and opens connections.
    if (index > 0) {
      times.push(time);
      bareTimes.push(bareTime);
    }
  }
  const place = {
    connection,
    accountId: accountOfProfile(target),
    awsProfiles: [],
    profiles,
    listed: new Set(profiles.flatMap(({ id, arn }) => [id, arn])),
    unlisted: "all" as const,
  };
  const plan = await planReport(loadCloudWatch, [place], "14d", systemClock, { signal });
  let batches = 0;
  const { rows } = await loadReport(loadCloudWatch, plan, { signal, onProgress: () => (batches += 1) });
  client.destroy();
  product.dispose();
  const result: UsageResult = {
    times,
    bareTimes,
    reportRequests: 1 + batches,
    rowsWithCalls: rows.filter(({ lastCall }) => lastCall !== undefined).length,
  };
  writeResult(result);
}

async function measure(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function bareRequest(client: CloudWatchClient, ids: readonly string[]): Promise<unknown> {
  const range = usageRange("24h", Date.now());
  return client.send(
    new GetMetricDataCommand({
      MetricDataQueries: usageQueries(ids, range).map(({ metric, modelId, periodSeconds, statistic }, index) => ({
        Id: `m${index}`,
        MetricStat: {
          Metric: {
            Namespace: usageNamespace,
            MetricName: metric,
            Dimensions: [{ Name: "ModelId", Value: modelId }],
          },
          Period: periodSeconds,
          Stat: statistic,
        },
      })),
      StartTime: new Date(range.start),
      EndTime: new Date(range.end),
      ScanBy: "TimestampAscending",
    }),
  );
}
