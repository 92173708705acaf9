import * as l10n from "@vscode/l10n";
import type { Problem, ProblemKind, ProblemOfKind } from "../domain/problem";
import { joinSentences } from "./list";
import type { ProblemRow } from "./problemTable";
import { problemTable } from "./problemTable";

/** A next step that a problem offers. */
export type Remedy =
  | "retry"
  | "copyIamPolicy"
  | "openQuotas"
  | "signIn"
  | "setUpCredentials"
  | "selectAwsProfiles"
  | "selectRegions"
  | "proxySettings"
  /** Opens the file that the problem names. */
  | "openFile"
  | "showLog";

/** A problem as localized text, with the next steps to offer. */
export interface ProblemMessage {
  /** What happened and why: `failure` followed by `reason`. */
  readonly sentence: string;
  /** What happened, for example `The inference profiles of us-east-1 could not be read.` */
  readonly failure: string;
  /** Why it happened, and what to do about it. */
  readonly reason: string;
  /** The most likely next step comes first. */
  readonly remedies: readonly Remedy[];
}

/** Formats a problem. The texts are plain text and may contain untrusted text. */
export function formatProblem(problem: Problem): ProblemMessage {
  const failure = formatFailure(problem);
  const { reason, remedies } = explain(problem);
  return { sentence: joinSentences(failure, reason), failure, reason, remedies };
}

/** Applies the table's row for the problem's kind. The type parameter ties the row to the problem. */
function explain<K extends ProblemKind>(problem: ProblemOfKind<K>): Pick<ProblemMessage, "reason" | "remedies"> {
  const row: ProblemRow<K> = problemTable[problem.kind];
  return {
    reason: row.reason(problem),
    remedies: typeof row.remedies === "function" ? row.remedies(problem) : row.remedies,
  };
}

function formatFailure(problem: Problem): string {
  const { region } = problem;
  // Only a missing permission is described as "You may not".
  const denied = problem.kind === "accessDenied" && !problem.namesNoPermission;
  switch (problem.operation) {
    case "ListInferenceProfiles":
      return denied
        ? l10n.t("You may not list inference profiles in {0}.", region)
        : l10n.t("The inference profiles of {0} could not be read.", region);
    case "GetInferenceProfile":
      return denied
        ? l10n.t("You may not read this inference profile in {0}.", region)
        : l10n.t("The inference profile could not be read in {0}.", region);
    case "CreateInferenceProfile":
      if (problem.outcomeUnknown) {
        return l10n.t("It is not known whether the inference profile was created in {0}.", region);
      }
      return denied
        ? l10n.t("You may not create inference profiles in {0}.", region)
        : l10n.t("The inference profile was not created in {0}.", region);
    case "ListTagsForResource":
      return denied
        ? l10n.t("You may not read the tags of inference profiles in {0}.", region)
        : l10n.t("The tags could not be read in {0}.", region);
    case "ListFoundationModels":
      return denied
        ? l10n.t("You may not list foundation models in {0}.", region)
        : l10n.t("The foundation models of {0} could not be read.", region);
    case "GetCallerIdentity":
      return denied
        ? l10n.t("You may not ask which account you use in {0}.", region)
        : l10n.t("The account could not be found out in {0}.", region);
  }
}
