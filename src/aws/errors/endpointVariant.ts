import type { EndpointVariant } from "../../domain/settingPlace";

/** The kinds of AWS endpoints that a setting selects. */
export type VariantKind = EndpointVariant["kind"];

/**
 * Returns the kind of an AWS host that only exists in some Regions: a FIPS endpoint such as
 * `bedrock-fips.us-east-1.amazonaws.com`, or a dual-stack endpoint such as `bedrock.us-east-1.api.aws`. Returns undefined for any
 * other host.
 */
export function variantOfHost(host: string | undefined): VariantKind | undefined {
  if (host === undefined) {
    return undefined;
  }
  if (/^[a-z0-9.-]+-fips\./.test(host)) {
    return "fips";
  }
  return /\.api\.(?:aws|amazonwebservices\.(?:com\.cn|eu))$/.test(host) ? "dualStack" : undefined;
}

/**
 * Returns whether a message reports that a host does not exist. Without a network connection, the system on Linux reports
 * `EAI_AGAIN` instead.
 */
export function isHostMissing(message: string): boolean {
  return !message.includes("EAI_AGAIN");
}
