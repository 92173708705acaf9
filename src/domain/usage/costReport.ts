import { partitionOfRegion } from "../regions";

/** The price of one Cost Explorer request in US dollars. Each page of results is a separate request. */
export const pricePerCostRequest = 0.01;

/** The cost that Cost Explorer returns for one tag value and one service. */
export interface CostGroup {
  /** The value of the tag, or undefined for costs without the tag. */
  readonly tagValue?: string;
  readonly service: string;
  /** The unblended cost. */
  readonly amount: number;
  readonly currency: string;
}

/** The costs in a period, grouped by the values of a tag. */
export interface CostReport {
  readonly tagKey: string;
  /** The first day and the day after the last one, in UTC, as `YYYY-MM-DD`. */
  readonly start: string;
  readonly end: string;
  readonly groups: readonly CostGroup[];
  /** Whether the costs may still change. */
  readonly estimated: boolean;
  /** The number of requests, each of which AWS bills. */
  readonly requests: number;
  /** Whether there were more pages than are requested. */
  readonly truncated: boolean;
}

/** The periods that costs can be requested for. */
export const costPeriods = ["thisMonth", "lastMonth"] as const;
export type CostPeriod = (typeof costPeriods)[number];

/**
 * Returns the days of a period at a point in time, in UTC, the end exclusive. Cost Explorer has no costs of today yet, so this month
 * ends with yesterday; on the first day of a month it is undefined.
 */
export function costDays(period: CostPeriod, now: Date): Pick<CostReport, "start" | "end"> | undefined {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  const today = toDay(Date.UTC(year, month, now.getUTCDate()));
  const firstOfMonth = toDay(Date.UTC(year, month, 1));
  if (period === "lastMonth") {
    return { start: toDay(Date.UTC(year, month - 1, 1)), end: firstOfMonth };
  }
  return today === firstOfMonth ? undefined : { start: firstOfMonth, end: today };
}

/** Returns the day of a time in milliseconds as `YYYY-MM-DD`, UTC. */
export function toDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Returns whether there are costs, and none of them has the tag. */
export function isAllUntagged({ groups }: Pick<CostReport, "groups">): boolean {
  return (
    groups.some(({ amount }) => amount !== 0) &&
    groups.every(({ amount, tagValue }) => tagValue === undefined || amount === 0)
  );
}

/** Returns the Region of Cost Explorer in the partition of a Region. Other partitions have only one Region. */
export function costExplorerRegion(region: string): string {
  switch (partitionOfRegion(region)) {
    case "aws":
      return "us-east-1";
    case "aws-cn":
      return "cn-northwest-1";
    case "aws-us-gov":
      return "us-gov-west-1";
    default:
      return region;
  }
}

/** Returns whether a service is Amazon Bedrock, or a model that is billed through AWS Marketplace. */
export function isBedrockService(service: string): boolean {
  return service.toLowerCase().includes("bedrock");
}
