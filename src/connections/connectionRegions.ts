import type { CredentialsInUse } from "../domain/awsProfile";
import { intendedRegion, isRegionCode, partitionOfRegion } from "../domain/regions";
import type { ConnectionSettings } from "./settings";

/** The Regions that the settings contain for an AWS profile. */
export interface NamedRegions {
  /** The Region codes to use, without duplicates. Empty if the settings contain no usable Region. */
  readonly regions: readonly string[];
  /** The Region codes that are left out, because they are in another partition than the AWS profile. */
  readonly inOtherPartition: readonly string[];
}

/** Returns the list of Regions in the settings for an AWS profile, or for the default credentials if it is undefined. */
export function regionSettingOf(
  awsProfile: string | undefined,
  { regions, regionsByAwsProfile }: Pick<ConnectionSettings, "regions" | "regionsByAwsProfile">,
): readonly string[] {
  const own = awsProfile === undefined ? undefined : regionsByAwsProfile.get(awsProfile);
  return own && own.length > 0 ? own : regions;
}

/**
 * Returns the Regions that the settings contain for an AWS profile. Omits Regions in a different partition than the Region of the
 * AWS profile in the AWS files, because credentials are valid in one partition only.
 */
export function namedRegions(
  awsProfile: string | undefined,
  settings: Pick<ConnectionSettings, "regions" | "regionsByAwsProfile">,
  credentials: readonly CredentialsInUse[],
): NamedRegions {
  const valid = [...new Set(regionSettingOf(awsProfile, settings).map(intendedRegion).filter(isRegionCode))];
  const partition = partitionOfAwsProfile(awsProfile, credentials);
  const isUsable = (region: string) => partition === undefined || partitionOfRegion(region) === partition;
  return {
    regions: valid.filter(isUsable),
    inOtherPartition: valid.filter((region) => !isUsable(region)),
  };
}

/** Returns whether the settings contain Regions specifically for this AWS profile. */
export function hasOwnRegions(
  awsProfile: string | undefined,
  { regionsByAwsProfile }: Pick<ConnectionSettings, "regionsByAwsProfile">,
): boolean {
  return awsProfile !== undefined && (regionsByAwsProfile.get(awsProfile)?.length ?? 0) > 0;
}

function partitionOfAwsProfile(
  awsProfile: string | undefined,
  credentials: readonly CredentialsInUse[],
): string | undefined {
  const inUse = credentials.find((each) => "name" in each && each.name === awsProfile);
  const region = intendedRegion(inUse?.awsProfile?.region ?? "");
  return isRegionCode(region) ? partitionOfRegion(region) : undefined;
}
