import * as l10n from "@vscode/l10n";
import type { Problem } from "../../domain/problem";
import { joinSentences } from "../../messages/list";
import { formatProblem } from "../../messages/problem";
import type { Notice } from "../../pickers/wizard/rows";
import { isTaggingDenied } from "./taggingDenied";

/**
 * Formats the reason that a profile was not created, for the step in which the user can fix it. `name` is the name of the
 * profile.
 */
export function formatNotice(problem: Problem, name: string): Notice {
  const { failure, reason, remedies } = formatProblem(problem);
  if (problem.outcomeUnknown) {
    return {
      headline: l10n.t('AWS did not confirm whether it created inference profile "{0}" in {1}.', name, problem.region),
      explanation: joinSentences(reason, l10n.t("It is safe to retry: this never creates a duplicate.")),
      remedies,
    };
  }
  if (problem.kind === "notFound") {
    return {
      headline: l10n.t("The source no longer exists in {0}.", problem.region),
      explanation: l10n.t("Select another source."),
      remedies,
    };
  }
  if (isTaggingDenied(problem)) {
    return {
      headline: l10n.t("You do not have permission to tag inference profiles in {0}.", problem.region),
      explanation: joinSentences(l10n.t("The inference profile was not created."), reason),
      remedies,
    };
  }
  return { headline: failure, explanation: reason, remedies };
}
