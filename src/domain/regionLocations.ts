import { bedrockRegions, isRegionCode } from "./regions";

/** Names of AWS Regions without Bedrock, and other names of locations. */
const otherLocations: Readonly<Record<string, string>> = {
  "hong kong": "ap-east-1",
  beijing: "cn-north-1",
  ningxia: "cn-northwest-1",
  virginia: "us-east-1",
  "north virginia": "us-east-1",
  "northern virginia": "us-east-1",
  california: "us-west-1",
  "north california": "us-west-1",
  "northern california": "us-west-1",
};

/**
 * Locations that are not unique: directions, which are parts of several names, and countries and states that several Regions are
 * in.
 */
const ambiguous: ReadonlySet<string> = new Set(["central", "us east", "us west", "germany"]);

const locations = new Map<string, string>([
  ...bedrockRegions.flatMap(({ code, name }) => {
    const location = plainWords(/\(([^()]+)\)$/.exec(name)?.[1] ?? "");
    return ambiguous.has(location) ? [] : [[location, code] as const];
  }),
  ...Object.entries(otherLocations),
]);

/** The maximum number of characters of a text that may be the name of a location. */
const maxLength = 60;

/** Words of partitions other than the one that the locations are in, where the same location may have another Region. */
const otherPartition = /\b(?:gov|govcloud|government|iso|isob|sovereign)\b/;

/**
 * Returns the code of the Region whose location a text names, for example `eu-west-1` for `Ireland` or `EU (Ireland)`. Returns
 * undefined if the text is a Region code or names no location or several. It is a guess, so use it only for suggestions.
 */
export function suggestedRegion(text: string): string | undefined {
  if (text.length > maxLength || isRegionCode(text)) {
    return undefined;
  }
  const words = plainWords(text);
  if (otherPartition.test(words)) {
    return undefined;
  }
  const found = [...locations].filter(([location]) => ` ${words} `.includes(` ${location} `)).map(([, code]) => code);
  const codes = new Set(found);
  return codes.size === 1 ? found[0] : undefined;
}

/** Returns the words of a text in lowercase, without accents and punctuation. */
function plainWords(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
