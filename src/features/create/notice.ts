import * as l10n from "@vscode/l10n";
import type { Problem } from "../../domain/problem";
import type { TwoLines } from "../../messages/list";
import { joinSentences } from "../../messages/list";
import type { Remedy } from "../../messages/problem";
import { formatProblem } from "../../messages/problem";

/** What a step says of the failure that led to it. May hold foreign text. */
export interface Notice extends TwoLines {
  readonly remedies: readonly Remedy[];
}

/** Tells why a profile was not created, at the step where something can be done about it. */
export function formatNotice(problem: Problem, name: string): Notice {
  const { failure, reason, remedies } = formatProblem(problem);
  if (problem.outcomeUnknown) {
    return {
      headline: l10n.t("It is not known whether {0} was created in {1}.", name, problem.region),
      explanation: joinSentences(reason, l10n.t("Creating again is safe: it never makes a second one.")),
      remedies,
    };
  }
  if (problem.kind === "notFound") {
    return {
      headline: l10n.t("The source is no longer in {0}.", problem.region),
      explanation: l10n.t("Choose another one."),
      remedies,
    };
  }
  return { headline: failure, explanation: reason, remedies };
}
