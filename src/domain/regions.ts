/** A geographic area that AWS groups Regions by. */
export type Geography =
  | "Africa"
  | "Asia Pacific"
  | "Canada"
  | "Europe"
  | "Israel"
  | "Mexico"
  | "Middle East"
  | "South America"
  | "United States"
  | "AWS GovCloud (US)"
  | "AWS European Sovereign Cloud";

/** A Region with a Bedrock control plane. */
export interface RegionFacts {
  readonly code: string;
  readonly geography: Geography;
  /** The name that AWS uses, for example `US East (N. Virginia)`. */
  readonly name: string;
}

const table: readonly (readonly [code: string, geography: Geography, name: string])[] = [
  ["af-south-1", "Africa", "Africa (Cape Town)"],
  ["ap-east-2", "Asia Pacific", "Asia Pacific (Taipei)"],
  ["ap-northeast-1", "Asia Pacific", "Asia Pacific (Tokyo)"],
  ["ap-northeast-2", "Asia Pacific", "Asia Pacific (Seoul)"],
  ["ap-northeast-3", "Asia Pacific", "Asia Pacific (Osaka)"],
  ["ap-south-1", "Asia Pacific", "Asia Pacific (Mumbai)"],
  ["ap-south-2", "Asia Pacific", "Asia Pacific (Hyderabad)"],
  ["ap-southeast-1", "Asia Pacific", "Asia Pacific (Singapore)"],
  ["ap-southeast-2", "Asia Pacific", "Asia Pacific (Sydney)"],
  ["ap-southeast-3", "Asia Pacific", "Asia Pacific (Jakarta)"],
  ["ap-southeast-4", "Asia Pacific", "Asia Pacific (Melbourne)"],
  ["ap-southeast-5", "Asia Pacific", "Asia Pacific (Malaysia)"],
  ["ap-southeast-6", "Asia Pacific", "Asia Pacific (New Zealand)"],
  ["ap-southeast-7", "Asia Pacific", "Asia Pacific (Thailand)"],
  ["ca-central-1", "Canada", "Canada (Central)"],
  ["ca-west-1", "Canada", "Canada West (Calgary)"],
  ["eu-central-1", "Europe", "Europe (Frankfurt)"],
  ["eu-central-2", "Europe", "Europe (Zurich)"],
  ["eu-north-1", "Europe", "Europe (Stockholm)"],
  ["eu-south-1", "Europe", "Europe (Milan)"],
  ["eu-south-2", "Europe", "Europe (Spain)"],
  ["eu-west-1", "Europe", "Europe (Ireland)"],
  ["eu-west-2", "Europe", "Europe (London)"],
  ["eu-west-3", "Europe", "Europe (Paris)"],
  ["il-central-1", "Israel", "Israel (Tel Aviv)"],
  ["me-central-1", "Middle East", "Middle East (UAE)"],
  ["me-south-1", "Middle East", "Middle East (Bahrain)"],
  ["mx-central-1", "Mexico", "Mexico (Central)"],
  ["sa-east-1", "South America", "South America (São Paulo)"],
  ["us-east-1", "United States", "US East (N. Virginia)"],
  ["us-east-2", "United States", "US East (Ohio)"],
  ["us-west-1", "United States", "US West (N. California)"],
  ["us-west-2", "United States", "US West (Oregon)"],
  ["us-gov-east-1", "AWS GovCloud (US)", "AWS GovCloud (US-East)"],
  ["us-gov-west-1", "AWS GovCloud (US)", "AWS GovCloud (US-West)"],
  ["eusc-de-east-1", "AWS European Sovereign Cloud", "AWS European Sovereign Cloud (Germany)"],
];

/** Every Region known to have a Bedrock control plane, sorted by code within each geography. */
export const bedrockRegions: readonly RegionFacts[] = table.map(([code, geography, name]) => ({
  code,
  geography,
  name,
}));

const geographies = new Map(bedrockRegions.map(({ code, geography }) => [code, geography]));

const names = new Map(bedrockRegions.map(({ code, name }) => [code, name]));

/** Region codes by alternative spellings: the name of the Region, and the code without one or all of its hyphens. */
const otherForms = new Map(
  table.flatMap(([code, , name]) => {
    const withoutHyphens = code.replaceAll("-", "");
    const beforeNumber = `${code.slice(0, code.lastIndexOf("-"))}${code.slice(code.lastIndexOf("-") + 1)}`;
    return [name.toLowerCase(), withoutHyphens, beforeNumber].map((form) => [form, code] as const);
  }),
);

/**
 * Returns the English name that AWS uses for a Region, for example `Europe (Frankfurt)`, or undefined if the Region is not in
 * the table.
 */
export function regionName(code: string): string | undefined {
  return names.get(code);
}

/**
 * Returns whether two Regions are known to be in the same geography. A Region that is not in the table may be in any geography, so
 * it shares one only with itself.
 */
export function haveSameGeography(region: string, other: string): boolean {
  const geography = geographies.get(region);
  return region === other || (geography !== undefined && geography === geographies.get(other));
}

/** The source of a regular expression that matches a Region code, including those of Regions that are newer than the table. */
export const regionCodePattern = "[a-z]{2,5}(?:-[a-z]{2,12}){1,3}-[0-9]{1,2}";

const regionCode = new RegExp(`^${regionCodePattern}$`);

/** Returns whether a text has the format of a Region code. The check is strict because codes become part of host names. */
export function isRegionCode(text: string): boolean {
  return text.length <= 25 && regionCode.test(text);
}

/** Returns the partition of a Region, derived from its code as in the SDK's partition table. */
export function partitionOfRegion(code: string): string {
  if (code.startsWith("us-gov-")) {
    return "aws-us-gov";
  }
  if (code.startsWith("cn-")) {
    return "aws-cn";
  }
  const isolated = /^(?:us|eu)-(iso[a-z]?)-/.exec(code)?.[1];
  if (isolated) {
    return isolated === "iso" ? "aws-iso" : `aws-iso-${isolated.slice(3)}`;
  }
  return code.startsWith("eusc-") ? "aws-eusc" : "aws";
}

/**
 * Returns the Regions where credentials can be valid: all Regions in the partitions of their default Regions. Returns all
 * Regions if a default Region is undefined, because the partition is then unknown.
 */
export function regionsInSamePartitions(defaultRegions: readonly (string | undefined)[]): readonly RegionFacts[] {
  const partitions = new Set(defaultRegions.map((region) => region && partitionOfRegion(region)));
  return partitions.has(undefined)
    ? bedrockRegions
    : bedrockRegions.filter(({ code }) => partitions.has(partitionOfRegion(code)));
}

/**
 * Returns the Region code that a value was probably meant to be. Returns the value itself if it already is one or does not
 * resemble one.
 */
export function intendedRegion(value: string): string {
  return correctedRegion(value) ?? value;
}

/** Returns the Region code that a value is or was probably meant to be, or undefined if it does not resemble one. */
export function usableRegion(value: string): string | undefined {
  return isRegionCode(value) ? value : correctedRegion(value);
}

/**
 * Returns the Region code that a text was probably meant to be, for example `us-east-1` for `"US-EAST-1"`, `us_east_1`,
 * `us-east-1a` (an Availability Zone), or `US East (N. Virginia)`. Returns undefined if the text already is a Region code or
 * does not resemble exactly one.
 */
export function correctedRegion(text: string): string | undefined {
  if (isRegionCode(text) || text.length > 200) {
    return undefined;
  }
  const withoutComment = text.replace(/\s[#;].*$/s, "");
  const value = withoutComment.toLowerCase().replace(/^[^a-z]+|[^a-z0-9)]+$/g, "");
  const code = value.replace(/[_\s\u2010-\u2015-]+/g, "-");
  // A code that is not in the table counts only if nothing but its case or quotation marks differ.
  if (isRegionCode(code) && (names.has(code) || /^["'\s]*[\w-]+["'\s]*$/.test(withoutComment))) {
    return code;
  }
  // Zone names begin with the code of their Region: us-east-1a, us-east-1-bos-1a.
  const ofZone = /^([a-z]+(?:-[a-z]+)+-[0-9]{1,2})(?:[a-z]|-[a-z]{3}-[0-9]+[a-z]|-wl[0-9]+-.*)$/.exec(code)?.[1];
  return (names.has(ofZone ?? "") ? ofZone : undefined) ?? otherForms.get(code) ?? otherForms.get(value);
}
