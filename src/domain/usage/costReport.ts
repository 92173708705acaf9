import { partitionOfRegion } from "../regions";

/** The price of one request to Cost Explorer in US dollars. Each page is a request. */
export const pricePerCostRequest = 0.01;

/** Costs that Cost Explorer returns for one value of a tag and one service. */
export interface CostGroup {
  /** The value of the tag, or undefined for costs without the tag. */
  readonly tagValue?: string;
  readonly service: string;
  /** The unblended cost. */
  readonly amount: number;
  readonly currency: string;
}

/** The costs of a period by the values of a tag. */
export interface CostReport {
  readonly tagKey: string;
  /** The first day, and the day after the last one: `YYYY-MM-DD`, UTC. */
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

/** Returns whether a service is Amazon Bedrock or a model that is billed through AWS Marketplace. */
export function isBedrockService(service: string): boolean {
  return service.toLowerCase().includes("bedrock");
}
