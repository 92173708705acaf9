import * as l10n from "@vscode/l10n";
import type { ProblemFacts } from "../domain/problem";
import { truncate } from "./truncate";

/** The most characters of AWS's message to show. Its usual messages are shorter, and the log has the whole message. */
const maxLength = 500;

/** Quotes AWS's own message, for problems that nothing else explains. May contain untrusted text. */
export function formatAwsMessage({ detail }: ProblemFacts): string {
  return detail === ""
    ? l10n.t("AWS did not give a reason. See the log for details.")
    : l10n.t("AWS reported: {0}", truncate(detail, { longest: maxLength }));
}
