/** A Bedrock ARN taken apart: `arn:PARTITION:bedrock:REGION:ACCOUNT:TYPE/ID`. */
export interface BedrockArn {
  partition: string;
  region: string;
  accountId: string;
  resourceType: string;
  resourceId: string;
}

/** The parts of a Bedrock ARN, or undefined where the text is none. */
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

/** The partition a Region lies in, by its prefix. */
export function partitionOf(region: string): string {
  const prefixes = { "us-gov-": "aws-us-gov", "cn-": "aws-cn", "eusc-": "aws-eusc" };
  const isolated = { "us-iso-": "aws-iso", "us-isob-": "aws-iso-b", "us-isof-": "aws-iso-f", "eu-isoe-": "aws-iso-e" };
  const match = Object.entries({ ...prefixes, ...isolated }).find(([prefix]) => region.startsWith(prefix));
  return match?.[1] ?? "aws";
}

/** The ARN of a foundation model in a Region; an empty Region gives the regionless one of global profiles. */
export function foundationModelArn(modelId: string, region: string, partition = partitionOf(region)): string {
  return `arn:${partition}:bedrock:${region}::foundation-model/${modelId}`;
}

/** The ARN of a system-defined profile as an account sees it in a Region. */
export function systemProfileArn(id: string, region: string, accountId: string): string {
  return `arn:${partitionOf(region)}:bedrock:${region}:${accountId}:inference-profile/${id}`;
}

/** The ARN of an application profile. */
export function applicationProfileArn(id: string, region: string, accountId: string): string {
  return `arn:${partitionOf(region)}:bedrock:${region}:${accountId}:application-inference-profile/${id}`;
}
