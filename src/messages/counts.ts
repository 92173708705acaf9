import * as l10n from "@vscode/l10n";
import { formatNumber } from "./language";

/** Returns a number of inference profiles, for example `3 profiles`. */
export function formatProfileCount(count: number, language: string): string {
  return count === 1 ? l10n.t("1 profile") : l10n.t("{0} profiles", formatNumber(count, language));
}
