import * as l10n from "@vscode/l10n";
import type { Problem, ProblemKind, ProblemOfKind } from "../domain/problem";
import { joinSentences } from "./list";
import { problemSummaries } from "./problemSummary";
import type { ProblemRow } from "./problemTable";
import { problemTable } from "./problemTable";
import type { Remedy } from "./remedy";

/** The localized message for a problem, with the next steps to offer. */
export interface ProblemMessage {
  /** A few words that say what is wrong, for example `Sign-in expired`. */
  readonly summary: string;
  /** What happened and why: `failure` followed by `reason`. */
  readonly sentence: string;
  /** A sentence that states what happened, for example `Could not load the inference profiles in us-east-1.` */
  readonly failure: string;
  /** The reason, and how to fix it. */
  readonly reason: string;
  /** The next steps, most likely first. */
  readonly remedies: readonly Remedy[];
}

/**
 * Formats a problem as plain text, which may contain untrusted text. `regions` names the Regions in which the operation
 * failed for the same reason, if there are several.
 */
export function formatProblem(problem: Problem, regions: string = problem.region): ProblemMessage {
  const failure = formatFailure(problem, regions);
  const { summary, reason, remedies } = explain(problem);
  return { summary, sentence: joinSentences(failure, reason), failure, reason, remedies };
}

/** Applies the table rows for the problem's kind. The type parameter ensures that the rows match the problem. */
function explain<K extends ProblemKind>(
  problem: ProblemOfKind<K>,
): Pick<ProblemMessage, "summary" | "reason" | "remedies"> {
  const row: ProblemRow<K> = problemTable[problem.kind];
  const summarize: (problem: ProblemOfKind<K>) => string = problemSummaries[problem.kind];
  return {
    summary: summarize(problem),
    reason: row.reason(problem),
    remedies: typeof row.remedies === "function" ? row.remedies(problem) : row.remedies,
  };
}

function formatFailure(problem: Problem, region: string): string {
  // Describe only problems with missing permissions as such.
  const denied = problem.kind === "accessDenied" && !problem.namesNoPermission;
  switch (problem.operation) {
    case "ListInferenceProfiles":
      return denied
        ? l10n.t("You do not have permission to list inference profiles in {0}.", region)
        : l10n.t("Could not load the inference profiles in {0}.", region);
    case "GetInferenceProfile":
      return denied
        ? l10n.t("You do not have permission to view this inference profile in {0}.", region)
        : l10n.t("Could not load the inference profile in {0}.", region);
    case "CreateInferenceProfile":
      if (problem.outcomeUnknown) {
        return l10n.t("It is not known whether the inference profile was created in {0}.", region);
      }
      return denied
        ? l10n.t("You do not have permission to create inference profiles in {0}.", region)
        : l10n.t("Could not create the inference profile in {0}.", region);
    case "TagResource":
    case "UntagResource":
      if (problem.outcomeUnknown) {
        return l10n.t("It is not known whether the tags were changed in {0}.", region);
      }
      return denied
        ? l10n.t("You do not have permission to change the tags of this inference profile in {0}.", region)
        : l10n.t("Could not change the tags in {0}.", region);
    case "ListTagsForResource":
      return denied
        ? l10n.t("You do not have permission to view the tags of inference profiles in {0}.", region)
        : l10n.t("Could not load the tags in {0}.", region);
    case "ListFoundationModels":
      return denied
        ? l10n.t("You do not have permission to list foundation models in {0}.", region)
        : l10n.t("Could not load the foundation models in {0}.", region);
    case "GetCallerIdentity":
      return denied
        ? l10n.t("You do not have permission to look up your account in {0}.", region)
        : l10n.t("Could not look up your account in {0}.", region);
    case "ListMetrics":
      return denied
        ? l10n.t("You do not have permission to list CloudWatch metrics in {0}.", region)
        : l10n.t("Could not determine which inference profiles are used in {0}.", region);
    case "GetMetricData":
      return denied
        ? l10n.t("You do not have permission to view CloudWatch metrics in {0}.", region)
        : l10n.t("Could not load the usage in {0}.", region);
    case "GetCostAndUsage":
      return denied
        ? l10n.t("You do not have permission to view costs in Cost Explorer.")
        : l10n.t("Could not load the costs from Cost Explorer.");
  }
}
