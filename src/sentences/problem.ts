import * as l10n from "@vscode/l10n";
import { quotaPage } from "../core/console";
import type { Problem } from "../core/problem";
import { actionOf } from "../core/problem";
import { tellCredentials } from "./credentialsProblem";
import { joinSentences } from "./joining";

/** What a person can do about a problem. Those who show it decide how. */
export type Remedy =
  | "retry"
  | "copyIamPolicy"
  | "openQuotas"
  | "signIn"
  | "setUpCredentials"
  | "selectAwsProfiles"
  | "selectRegions"
  | "showLog";

/** A problem in words, with the next steps that make sense. */
export interface ToldProblem {
  /** What happened and why: `failure` and `reason` in one. */
  readonly sentence: string;
  /** What happened, for example `The inference profiles of us-east-1 could not be read.` */
  readonly failure: string;
  /** Why, and what to do about it. */
  readonly reason: string;
  readonly remedies: readonly Remedy[];
}

/** Tells a problem: what happened, why, and what to do. The sentence may hold foreign text and is plain text. */
export function tellProblem(problem: Problem): ToldProblem {
  const failure = tellFailure(problem);
  const { reason, remedies } = tellReason(problem);
  return { sentence: joinSentences(failure, reason), failure, reason, remedies };
}

function tellFailure(problem: Problem): string {
  const { region } = problem;
  const denied = problem.kind === "accessDenied";
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

/** Why something failed, and what can be done. */
export interface Reason {
  readonly reason: string;
  readonly remedies: readonly Remedy[];
}

function tellReason(problem: Problem): Reason {
  switch (problem.kind) {
    case "accessDenied":
      return tellDenial(problem);
    case "awsProfileMissing":
    case "credentialsMissing":
    case "credentialsExpired":
    case "credentialsRefused":
    case "signatureRefused":
    case "signInExpired":
    case "mfaCancelled":
    case "mfaRefused":
    case "processFailed":
    case "roleDenied":
    case "metadataFailed":
    case "clockSkew":
      return tellCredentials(problem);
    case "unknownHost":
    case "network":
    case "timeout":
    case "badReply":
      return tellConnection(problem);
    case "cancelled":
      return { reason: l10n.t("It was cancelled."), remedies: ["retry"] };
    case "unknown":
      return { reason: l10n.t("The log says more."), remedies: ["retry", "showLog"] };
    default:
      return tellAnswer(problem);
  }
}

function tellDenial(problem: Problem): Reason {
  const action = problem.action ?? actionOf(problem.operation);
  if (problem.serviceControlPolicy) {
    return {
      reason: l10n.t("A service control policy of your organization denies {0}. Ask its administrator.", action),
      remedies: ["copyIamPolicy", "showLog"],
    };
  }
  return {
    reason: problem.principal
      ? l10n.t("{0} is missing {1}.", problem.principal, action)
      : l10n.t("The permission {0} is missing.", action),
    remedies: ["copyIamPolicy", "retry", "showLog"],
  };
}

function tellConnection(problem: Problem): Reason {
  switch (problem.kind) {
    case "unknownHost":
      return {
        reason: l10n.t("Bedrock has no address there. Check the Region and your network."),
        remedies: ["retry", "selectRegions", "showLog"],
      };
    case "timeout":
      return { reason: l10n.t("AWS did not answer in time. Check your network."), remedies: ["retry", "showLog"] };
    case "badReply":
      return {
        reason: l10n.t("The answer did not come from AWS or was cut short. A proxy may be in between."),
        remedies: ["retry", "showLog"],
      };
    default:
      return { reason: l10n.t("The connection to AWS failed. Check your network."), remedies: ["retry", "showLog"] };
  }
}

function tellAnswer(problem: Problem): Reason {
  switch (problem.kind) {
    case "conflict":
      return { reason: l10n.t("There is one of that name already. Choose another name."), remedies: ["showLog"] };
    case "notFound":
      return { reason: l10n.t("It is not there, or no longer."), remedies: ["retry", "showLog"] };
    case "quotaExceeded":
      return {
        reason: l10n.t("The account has reached its quota there. Delete unused profiles or ask for more."),
        remedies: [...(quotaPage(problem.region) ? (["openQuotas"] as const) : []), "retry", "showLog"],
      };
    case "throttled":
      return {
        reason: l10n.t("AWS is getting too many requests from this account. Wait a little, then try again."),
        remedies: ["retry", "showLog"],
      };
    case "tooManyTags":
      return { reason: l10n.t("It has too many tags. Remove some."), remedies: ["showLog"] };
    case "validation":
      // Only AWS knows what it did not like, so its own words are the best that can be said.
      return { reason: l10n.t("AWS says: {0}", problem.detail), remedies: ["showLog"] };
    default:
      return { reason: l10n.t("AWS had an internal error. Try again."), remedies: ["retry", "showLog"] };
  }
}
