import * as l10n from "@vscode/l10n";
import type { Problem } from "../domain/problem";
import { truncate } from "./truncate";

/** Characters of AWS's words in a sentence: more than its usual ones have. The log has them all. */
const longestWords = 500;

/** Repeats AWS's own words, where nothing better is known. They are foreign text. */
export function formatAwsMessage({ detail }: Problem): string {
  return detail === ""
    ? l10n.t("AWS does not say why. The log says more.")
    : l10n.t("AWS says: {0}", truncate(detail, { longest: longestWords }));
}
