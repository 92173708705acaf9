import { partitionOfRegion } from "./regions";

/** Where each partition has its console. The isolated ones have none that the public could open. */
const consoleDomains: ReadonlyMap<string, string> = new Map([
  ["aws", "console.aws.amazon.com"],
  ["aws-us-gov", "console.amazonaws-us-gov.com"],
  ["aws-cn", "console.amazonaws.cn"],
  ["aws-eusc", "console.amazonaws-eusc.eu"],
]);

/** The quota for application inference profiles of an account in a Region. */
const profileQuota = "L-40EC9882";

/** The console's page of the quota for application inference profiles; nothing where no public console is known. */
export function quotaPage(region: string): string | undefined {
  const domain = consoleDomains.get(partitionOfRegion(region));
  return domain && `https://${region}.${domain}/servicequotas/home/services/bedrock/quotas/${profileQuota}`;
}
