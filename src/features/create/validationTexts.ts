import * as l10n from "@vscode/l10n";
import { findViolation } from "../../domain/constraints";
import type { TwoLines } from "../../messages/list";
import { joinSentences } from "../../messages/list";
import { formatViolation } from "../../messages/validationMessages";
import type { NameError } from "./profileName";

/** Formats the error in a name. */
export function formatNameError(error: NameError, region: string): string {
  return error.kind === "violation"
    ? onOneLine(formatViolation("name", error.violation))
    : l10n.t('"{0}" already exists in {1}. Press Enter to use "{2}" instead.', error.name, region, error.unusedName);
}

/** Formats the error in a description. Returns undefined if the description is valid. */
export function formatDescriptionError(description: string): string | undefined {
  const violation = findViolation("description", description);
  return violation && onOneLine(formatViolation("description", violation));
}

function onOneLine({ headline, explanation }: TwoLines): string {
  return joinSentences(headline, explanation);
}
