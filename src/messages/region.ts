import * as l10n from "@vscode/l10n";
import type { Geography } from "../domain/regions";
import { regionName } from "../domain/regions";

/** Returns the localized name of a Region, or its code if the Region is not in the table. */
export function formatRegion(code: string): string {
  const name = regionName(code);
  return name === undefined ? code : formatName(name);
}

/** Returns the localized name of a geography. */
export function formatGeography(geography: Geography): string {
  return formatName(geography);
}

/** Localizes a name from the table of Regions. `npm run l10n` adds these names to the bundle. */
function formatName(name: string): string {
  return l10n.t(name);
}
