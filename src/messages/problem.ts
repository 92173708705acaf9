import * as l10n from "@vscode/l10n";
import type { Problem } from "../domain/problem";
import { joinSentences } from "./list";
import { table } from "./problemTable";

/** What a person can do about a problem. Those who show it decide how. */
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

/** A problem in words, with the next steps that make sense. */
export interface ProblemMessage {
  /** What happened and why: `failure` and `reason` in one. */
  readonly sentence: string;
  /** What happened, for example `The inference profiles of us-east-1 could not be read.` */
  readonly failure: string;
  /** Why, and what to do about it. */
  readonly reason: string;
  readonly remedies: readonly Remedy[];
}

/** Tells a problem: what happened, why, and what to do. The sentence may hold foreign text and is plain text. */
export function formatProblem(problem: Problem): ProblemMessage {
  const failure = tellFailure(problem);
  const [formatReason, remedies] = table[problem.kind];
  const reason = formatReason(problem);
  return {
    sentence: joinSentences(failure, reason),
    failure,
    reason,
    remedies: typeof remedies === "function" ? remedies(problem) : remedies,
  };
}

function tellFailure(problem: Problem): string {
  const { region } = problem;
  // "You may not" is about permissions.
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
