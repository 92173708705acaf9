import * as l10n from "@vscode/l10n";
import type { Geography } from "../domain/regions";
import { regionName } from "../domain/regions";

/** A Region as AWS calls it in the editor's language; its code for one that is newer than the table. */
export function formatRegion(code: string): string {
  const name = regionName(code);
  return name === undefined ? code : formatName(name);
}

/** A part of the world as AWS calls it in the editor's language. */
export function formatGeography(geography: Geography): string {
  return formatName(geography);
}

/** The table of Regions has the names, so that they stand in one place; the bundles of the languages have them as well. */
function formatName(name: string): string {
  return l10n.t(name);
}
