import type { CopyFacts } from "./copyFacts";

/** The DNS suffixes of the partitions that do not use `amazonaws.com` (`partitions.json` of botocore 1.43). */
const dnsSuffixes: ReadonlyMap<string, string> = new Map([
  ["aws-cn", "amazonaws.com.cn"],
  ["aws-eusc", "amazonaws.eu"],
  ["aws-iso", "c2s.ic.gov"],
  ["aws-iso-b", "sc2s.sgov.gov"],
  ["aws-iso-e", "cloud.adc-e.uk"],
  ["aws-iso-f", "csp.hci.ic.gov"],
]);

/**
 * Returns the URL of Amazon Bedrock Runtime for clients that add `amazonaws.com` to the Region themselves, or undefined if this is
 * the right suffix. Clients that use an AWS SDK derive the URL from the Region.
 */
export function runtimeEndpoint({ partition, region }: Pick<CopyFacts, "partition" | "region">): string | undefined {
  const suffix = dnsSuffixes.get(partition);
  return suffix === undefined ? undefined : `https://bedrock-runtime.${region}.${suffix}`;
}
