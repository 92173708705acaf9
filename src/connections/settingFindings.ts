import type { SettingFinding } from "../domain/configFinding";
import { suggestedRegion } from "../domain/regionLocations";
import { correctedRegion, isRegionCode } from "../domain/regions";
import type { NamedRegions } from "./connectionRegions";
import { hasOwnRegions, regionSettingOf } from "./connectionRegions";
import type { ConnectionSettings } from "./settings";
import { settingIds } from "./settingIds";

/** The Regions that the settings contain for an AWS profile, or for the default credentials if `awsProfile` is undefined. */
export interface RegionsOfAwsProfile extends NamedRegions {
  readonly awsProfile: string | undefined;
}

/** Returns the findings about the settings that the AWS profiles in use depend on. */
export function findSettingFindings(
  settings: ConnectionSettings,
  named: readonly RegionsOfAwsProfile[],
): SettingFinding[] {
  const own = named.filter(({ awsProfile }) => hasOwnRegions(awsProfile, settings));
  const shared = named.filter((each) => !own.includes(each));
  return [
    ...settings.malformed.map((setting): SettingFinding => ({ setting, fault: "malformed" })),
    ...shared.slice(0, 1).flatMap(({ awsProfile }) => invalidRegions(awsProfile, settings)),
    // A Region in the partition of another AWS profile is used for that AWS profile.
    ...(shared[0]?.inOtherPartition ?? [])
      .filter((value) => shared.every(({ inOtherPartition }) => inOtherPartition.includes(value)))
      .map((value): SettingFinding => ({ setting: settingIds.regions, fault: "otherPartition", value })),
    ...own.flatMap((each) => [
      ...invalidRegions(each.awsProfile, settings),
      ...each.inOtherPartition.map((value): SettingFinding => ({
        ...placeOf(each.awsProfile, settings),
        fault: "otherPartition",
        value,
      })),
    ]),
  ];
}

function invalidRegions(awsProfile: string | undefined, settings: ConnectionSettings): SettingFinding[] {
  return regionSettingOf(awsProfile, settings)
    .filter((value) => !isRegionCode(value))
    .map((value) => {
      const corrected = correctedRegion(value);
      const fault = { ...placeOf(awsProfile, settings), fault: "invalidRegion", value } as const;
      if (corrected !== undefined) {
        return { ...fault, corrected };
      }
      const suggested = suggestedRegion(value);
      return suggested === undefined ? fault : { ...fault, suggested };
    });
}

function placeOf(
  awsProfile: string | undefined,
  settings: ConnectionSettings,
): Pick<SettingFinding, "setting" | "awsProfile"> {
  return awsProfile !== undefined && hasOwnRegions(awsProfile, settings)
    ? { setting: settingIds.regionsByAwsProfile, awsProfile }
    : { setting: settingIds.regions };
}
