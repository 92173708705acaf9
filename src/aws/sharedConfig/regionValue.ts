import type { ConfigFinding } from "../../domain/configFinding";
import { suggestedRegion } from "../../domain/regionLocations";
import { correctedRegion, isRegionCode, usableRegion } from "../../domain/regions";

/** Settings whose values are Region codes. */
export const regionSettings: ReadonlySet<string> = new Set(["region", "sso_region"]);

/** A value that should be a Region code: its text as in `ConfigFinding`, and the Region that was meant. */
type RegionFault = Pick<ConfigFinding, "value" | "corrected" | "suggested">;

/**
 * The maximum length of an invalid value in messages. A longer value might be an access key that was pasted into the wrong place.
 */
const maxValueLength = 32;

/**
 * Returns the effective value of a setting. If it should be a Region code, this is the code that was probably meant, or undefined if
 * there is none. The exception is `sso_region`, for which no other value can be used, so that it stays as it is and is refused.
 */
export function usedValue(setting: string, value: string): string | undefined {
  if (!regionSettings.has(setting) || value === "") {
    return value;
  }
  return usableRegion(value) ?? (setting === "sso_region" ? value : undefined);
}

/** Checks a value that should be a Region code. Returns undefined if it is one or is empty. */
export function checkRegion(value: string): RegionFault | undefined {
  if (value === "" || isRegionCode(value)) {
    return undefined;
  }
  const corrected = correctedRegion(value);
  const suggested = corrected === undefined ? suggestedRegion(value) : undefined;
  return {
    ...(value.length > maxValueLength ? {} : { value }),
    ...(corrected === undefined ? {} : { corrected }),
    ...(suggested === undefined ? {} : { suggested }),
  };
}
