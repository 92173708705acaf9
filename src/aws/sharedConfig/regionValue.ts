import { correctedRegion, isRegionCode } from "../../domain/regions";

/** Settings whose values are Region codes. */
export const regionSettings: ReadonlySet<string> = new Set(["region", "sso_region"]);

/** A longer value may be anything, even a key that was pasted into the wrong place, and is not repeated. */
const maxValueLength = 32;

/** Returns the Region code that a setting's value was probably meant as, or the value itself. */
export function regionOf(value: string): string {
  return correctedRegion(value) ?? value;
}

/** Returns what is wrong with a value that should be a Region code, or undefined if it is one or is empty. */
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
