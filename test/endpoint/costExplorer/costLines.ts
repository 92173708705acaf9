import type { Account } from "../account";
import { parseArn } from "../arn";
import { models } from "../catalog/foundationModels";
import type { MetricSource } from "../metrics/series";
import { bedrockNamespace } from "../metrics/series";
import { dayMs } from "../metrics/time";
import type { InferenceProfileWire } from "../wire";
import { priceOf, type Price } from "./prices";

/** One line of the bill: the usage of one usage type on one day. */
export interface CostLine {
  /** The start of the day, in milliseconds. */
  readonly day: number;
  readonly service: string;
  readonly region: string;
  readonly usageType: string;
  /** The tags of the resource, even if their keys are not activated. */
  readonly tags: ReadonlyMap<string, string>;
  readonly amount: number;
  readonly quantity: number;
}

/** The Region prefixes of usage types. In AWS, other Regions have prefixes too, but nothing here depends on them. */
const regionPrefixes: Readonly<Record<string, string>> = {
  "us-east-1": "USE1",
  "us-west-2": "USW2",
  "eu-central-1": "EUC1",
  "ap-northeast-1": "APN1",
  "ap-southeast-2": "APS2",
};

/** The kinds of usage and their metrics. */
const kinds: readonly { readonly metric: string; readonly suffix: string; readonly price: keyof Price }[] = [
  { metric: "InputTokenCount", suffix: "input-tokens", price: "input" },
  { metric: "OutputTokenCount", suffix: "output-tokens", price: "output" },
  { metric: "CacheReadInputTokenCount", suffix: "cache-read-input-token-count", price: "cacheRead" },
  { metric: "CacheWriteInputTokenCount", suffix: "cache-write-input-token-count", price: "cacheWrite" },
  { metric: "Invocations", suffix: "requests", price: "call" },
];

/** Returns the lines of the bill from one day until before another. Yesterday is the last day with costs. */
export function costLines(account: Account, from: number, to: number): CostLine[] {
  const today = Math.floor(account.options.now() / dayMs) * dayMs;
  const end = Math.min(to, today);
  return [...bedrockLines(account, from, end), ...otherLines(from, end)];
}

function bedrockLines(account: Account, from: number, to: number): CostLine[] {
  return account.metricRegions().flatMap((region) =>
    account
      .metrics(region)
      .all()
      .flatMap((source) => linesOf(source, account, region, from, to)),
  );
}

function linesOf(source: MetricSource, account: Account, region: string, from: number, to: number): CostLine[] {
  const [dimension] = source.dimensions;
  if (source.namespace !== bedrockNamespace || source.dimensions.length !== 1 || dimension?.Name !== "ModelId")
    return [];
  const id = parseArn(dimension.Value)?.resourceId ?? dimension.Value;
  const profile = account.region(region).find(id);
  const modelArn = (profile?.wire as InferenceProfileWire | undefined)?.models[0]?.modelArn ?? "";
  const modelId = parseArn(modelArn)?.resourceId ?? id;
  const model = models.find((one) => modelId.endsWith(one.modelId));
  const price = priceOf(modelId);
  const service =
    model?.providerName === "Anthropic" ? `${model.modelName} (Amazon Bedrock Edition)` : "Amazon Bedrock";
  const prefix = regionPrefixes[region] ?? region;
  return [...dailySums(source, from, to)].flatMap(([day, sums]) =>
    kinds.flatMap(({ metric, suffix, price: kind }) => {
      const quantity = sums.get(metric) ?? 0;
      const rate = price[kind];
      if (quantity === 0 || rate === undefined) return [];
      const amount = kind === "call" ? quantity * rate : (quantity * rate) / 1e6;
      const usageType = `${prefix}-${(model?.modelName ?? modelId).replaceAll(" ", "")}-${suffix}`;
      return [{ day, service, region, usageType, tags: profile?.tags ?? new Map<string, string>(), amount, quantity }];
    }),
  );
}

function dailySums(source: MetricSource, from: number, to: number): Map<number, Map<string, number>> {
  const days = new Map<number, Map<string, number>>();
  for (const { time, values } of source.minutes(from, to)) {
    const day = Math.floor(time / dayMs) * dayMs;
    const sums = days.get(day) ?? new Map<string, number>();
    days.set(day, sums);
    for (const [metric, list] of values) {
      sums.set(metric, (sums.get(metric) ?? 0) + list.reduce((sum, value) => sum + value, 0));
    }
  }
  return days;
}

/** Returns the costs of other services in the account, which a client must exclude. */
function otherLines(from: number, to: number): CostLine[] {
  const lines: CostLine[] = [];
  for (let day = from; day < to; day += dayMs) {
    const common = { day, region: "us-east-1", tags: new Map<string, string>() };
    const compute = { service: "Amazon Elastic Compute Cloud - Compute", usageType: "USE1-BoxUsage:t3.large" };
    lines.push({ ...common, ...compute, amount: 1.9968, quantity: 24 });
    lines.push({ ...common, service: "AmazonCloudWatch", usageType: "USE1-CW:Requests", amount: 0.02, quantity: 2000 });
  }
  return lines;
}
