import * as l10n from "@vscode/l10n";
import type { ProblemFacts } from "../domain/problem";
import { truncate } from "./truncate";

/**
 * The maximum number of characters of an AWS message to show. Most messages are shorter, and the log contains the entire message.
 */
const maxLength = 500;

/** Quotes the original AWS message, for problems that have no better explanation. It may contain untrusted text. */
export function formatAwsMessage({ detail }: ProblemFacts): string {
  return detail === ""
    ? l10n.t("AWS did not give a reason. See the log for details.")
    : l10n.t("AWS reported: {0}", truncate(detail, { longest: maxLength }));
}
