import type { CopyFacts } from "./copyFacts";
import type { CopyFormat } from "./formatItems";
import { explainWarnings } from "./formatWarnings";
import type { UnavailableFormat } from "./targetTexts";

/** The text to copy and a warning about it, which may be empty, or the reason that the format is not available. */
export type CopyResult =
  | { readonly text: string; readonly warning: string }
  | { readonly text?: undefined; readonly reason: UnavailableFormat };

/**
 * Returns the result of copying profiles in a format. Whether the format is available is checked again, because the user can
 * choose a format before everything about the profiles is loaded. `language` is the language of the user.
 */
export function copyResult(format: CopyFormat, profiles: readonly CopyFacts[], language: string): CopyResult {
  const reason = format.unavailable(profiles);
  if (reason !== undefined) {
    return { reason };
  }
  const text = format.text(profiles);
  return { text, warning: explainWarnings(format, text, profiles, language) };
}
