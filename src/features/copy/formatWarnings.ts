import { joinSentences } from "../../messages/list";
import type { CopyFacts } from "./copyFacts";
import type { WarnedFormat } from "./usabilityWarnings";
import { explainUsability } from "./usabilityWarnings";

/** A format whose text can have warnings. */
export interface LimitedFormat extends WarnedFormat {
  /** Returns a localized sentence if the text exceeds a limit of AWS, or an empty string. */
  readonly explainLimit?: (text: string) => string;
}

/**
 * Returns the warnings about the text of a format that it does not contain itself, or an empty string. `language` is the language
 * of the user. The result may contain untrusted text.
 */
export function explainWarnings(
  format: LimitedFormat,
  text: string,
  profiles: readonly CopyFacts[],
  language: string,
): string {
  return joinSentences(explainUsability(format, profiles, language), format.explainLimit?.(text) ?? "");
}
