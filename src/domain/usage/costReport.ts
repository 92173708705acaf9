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
}

/** Returns the Region of Cost Explorer in a partition. */
export function costExplorerRegion(region: string): string {
  switch (partitionOfRegion(region)) {
    case "aws-cn":
      return "cn-northwest-1";
    case "aws-us-gov":
      return "us-gov-west-1";
    default:
      return "us-east-1";
  }
}

/** Returns whether a service is Amazon Bedrock, or a model that is billed through AWS Marketplace. */
export function isBedrockService(service: string): boolean {
  return service.toLowerCase().includes("bedrock");
}
