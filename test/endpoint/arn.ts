/** The parts of a Bedrock ARN: `arn:PARTITION:bedrock:REGION:ACCOUNT:TYPE/ID`. */
export interface BedrockArn {
  partition: string;
  region: string;
  accountId: string;
  resourceType: string;
  resourceId: string;
}

/** Parses a Bedrock ARN. Returns undefined if the text is not a Bedrock ARN. */
export function parseArn(text: string): BedrockArn | undefined {
  const [arn, partition, service, region, accountId, ...rest] = text.split(":");
  const resource = rest.join(":");
  const slash = resource.indexOf("/");
  if (arn !== "arn" || service !== "bedrock" || slash < 0) {
    return undefined;
  }
  return {
    partition: partition ?? "",
    region: region ?? "",
    accountId: accountId ?? "",
    resourceType: resource.slice(0, slash),
    resourceId: resource.slice(slash + 1),
  };
}

/** Returns the partition of a Region, based on its prefix. */
export function partitionOf(region: string): string {
  const prefixes = { "us-gov-": "aws-us-gov", "cn-": "aws-cn", "eusc-": "aws-eusc" };
  const isolated = { "us-iso-": "aws-iso", "us-isob-": "aws-iso-b", "us-isof-": "aws-iso-f", "eu-isoe-": "aws-iso-e" };
  const match = Object.entries({ ...prefixes, ...isolated }).find(([prefix]) => region.startsWith(prefix));
  return match?.[1] ?? "aws";
}

/**
 * Returns the ARN of a foundation model in a Region. If the Region is empty, the ARN has no Region (as in global
 * profiles).
 */
export function foundationModelArn(modelId: string, region: string, partition = partitionOf(region)): string {
  return `arn:${partition}:bedrock:${region}::foundation-model/${modelId}`;
}

/** Returns the ARN of a system-defined profile for an account and Region. */
export function systemProfileArn(id: string, region: string, accountId: string): string {
  return `arn:${partitionOf(region)}:bedrock:${region}:${accountId}:inference-profile/${id}`;
}

/** Returns the ARN of an application profile. */
export function applicationProfileArn(id: string, region: string, accountId: string): string {
  return `arn:${partitionOf(region)}:bedrock:${region}:${accountId}:application-inference-profile/${id}`;
}
