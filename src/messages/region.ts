import * as l10n from "@vscode/l10n";
import type { Geography } from "../domain/regions";
import { regionName } from "../domain/regions";
import { formatNumber } from "./language";
import { joinList } from "./list";

/** Returns the localized name of a Region, or its code if the Region is not in the table. */
export function formatRegion(code: string): string {
  const name = regionName(code);
  return name === undefined ? code : formatName(name);
}

/** Returns the localized name of a Region, or an empty string if the Region is not in the table. For use next to its code. */
export function formatRegionName(code: string): string {
  const name = regionName(code);
  return name === undefined ? "" : formatName(name);
}

/** Returns the code of a Region, followed by its localized name if the Region is in the table. */
export function formatRegionWithName(code: string, separator = " "): string {
  return [code, formatRegionName(code)].filter(Boolean).join(separator);
}

/** The largest number of Regions whose codes are listed in a sentence. */
const maxListedRegions = 3;

/** Lists the codes of Regions, each once, or says how many there are if they are too many for a sentence. */
export function formatRegions(codes: readonly string[], language: string): string {
  const distinct = [...new Set(codes)];
  return distinct.length > maxListedRegions
    ? l10n.t("{0} Regions", formatNumber(distinct.length, language))
    : joinList(distinct);
}

/** Returns the localized name of a geography. */
export function formatGeography(geography: Geography): string {
  return formatName(geography);
}

/** Localizes a name from the table of Regions. `npm run l10n` adds these names to the bundle. */
function formatName(name: string): string {
  return l10n.t(name);
}
