import type { InferenceProfile } from "./inferenceProfile";
import { partitionOfRegion } from "./regions";

/** The console domain of each partition. Isolated partitions have no public console. */
const consoleDomains: ReadonlyMap<string, string> = new Map([
  ["aws", "console.aws.amazon.com"],
  ["aws-us-gov", "console.amazonaws-us-gov.com"],
  ["aws-cn", "console.amazonaws.cn"],
  ["aws-eusc", "console.amazonaws-eusc.eu"],
]);

/** Returns the console domain for a Region, or undefined if the Region's partition has no public console. */
export function consoleDomain(region: string): string | undefined {
  return consoleDomains.get(partitionOfRegion(region));
}

/** The quota code of "Inference profiles per account" in Service Quotas. */
const profileQuotaCode = "L-40EC9882";

/** Returns the URL of the console page for the inference profile quota, or undefined if the partition has no public console. */
export function quotaPage(region: string): string | undefined {
  const domain = consoleDomains.get(partitionOfRegion(region));
  return domain && `https://${region}.${domain}/servicequotas/home/services/bedrock/quotas/${profileQuotaCode}`;
}

/**
 * Returns the URL of the console page of an inference profile in a Region, or undefined if the partition has no public console.
 * For an application profile, returns the list of inference profiles, because the console has no page for it.
 */
export function profilePage(region: string, { id, type }: Pick<InferenceProfile, "id" | "type">): string | undefined {
  const domain = consoleDomains.get(partitionOfRegion(region));
  // AWS never uses other characters in an ID, and they could lead to another page.
  const page = type === "SYSTEM_DEFINED" && /^[\w.:-]+$/.test(id) ? `/${id}` : "";
  return domain && `https://${region}.${domain}/bedrock/home?region=${region}#/inference-profiles${page}`;
}
