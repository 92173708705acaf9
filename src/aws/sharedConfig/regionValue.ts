import { correctedRegion, intendedRegion, isRegionCode } from "../../domain/regions";

/** Settings whose values are Region codes. */
export const regionSettings: ReadonlySet<string> = new Set(["region", "sso_region"]);

/**
 * The maximum length of an invalid value in messages. A longer value might be an access key that was pasted into the wrong place.
 */
const maxValueLength = 32;

/** Returns the effective value of a setting: the intended Region if it should be a Region code, or else the value itself. */
export function usedValue(setting: string, value: string): string {
  return regionSettings.has(setting) ? intendedRegion(value) : value;
}

/** Checks a value that should be a Region code. Returns undefined if it is one or is empty. */
export function checkRegion(value: string): { readonly value?: string; readonly corrected?: string } | undefined {
  if (value === "" || isRegionCode(value)) {
    return undefined;
  }
  const corrected = correctedRegion(value);
  return {
    ...(value.length > maxValueLength ? {} : { value }),
    ...(corrected === undefined ? {} : { corrected }),
  };
}
