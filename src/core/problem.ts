import type { Connection } from "./connection";

/** Operations of the control plane, by AWS's names. */
export type Operation =
  | "ListInferenceProfiles"
  | "GetInferenceProfile"
  | "CreateInferenceProfile"
  | "ListTagsForResource"
  | "ListFoundationModels";

/** What kind of failure happened, in terms of what a person can do about it. */
export type ProblemKind =
  // The eight errors of the service model.
  | "accessDenied"
  | "conflict"
  | "internalServer"
  | "notFound"
  | "quotaExceeded"
  | "throttled"
  | "tooManyTags"
  | "validation"
  // What the model does not list.
  | "credentialsMissing"
  | "credentialsExpired"
  | "credentialsRefused"
  | "clockSkew"
  | "unknownHost"
  | "network"
  | "timeout"
  | "badReply"
  | "cancelled"
  | "unknown";

/** A failure, with what is needed to tell it to a person and to act on it. Holds no credentials. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly operation: Operation;
  readonly region: string;
  readonly awsProfile?: string;
  /** AWS's own words. Foreign text: for the log, and for a sentence only where nothing better is known. */
  readonly detail: string;
  /** Name of the error as AWS or the SDK gave it, for the log. */
  readonly errorName: string;
  readonly requestId?: string;
  /** Whether the request may have been carried out all the same: its reply is what went missing. */
  readonly outcomeUnknown: boolean;
  /** The member that a ValidationException names, for example `inferenceProfileName`. */
  readonly member?: string;
  /** The IAM action that an AccessDeniedException names, for example `bedrock:CreateInferenceProfile`. */
  readonly action?: string;
  /** The resource ARN that an AccessDeniedException names. */
  readonly resource?: string;
  /** The role or user that an AccessDeniedException names, without its account. */
  readonly principal?: string;
  /** Whether an explicit deny in a service control policy refused the request. */
  readonly serviceControlPolicy?: boolean;
}

const errorName = "ProblemError";

/** An error that carries a problem. */
export class ProblemError extends Error {
  override readonly name = errorName;

  constructor(
    readonly problem: Problem,
    options?: ErrorOptions,
  ) {
    super(`${problem.operation} in ${problem.region}: ${problem.errorName}`, options);
  }
}

/**
 * The problem that an error carries. Told by name and not by class, because the AWS code is a bundle of its own with its own
 * copy of the class.
 */
export function problemOf(error: unknown): Problem | undefined {
  return error instanceof Error && error.name === errorName ? (error as ProblemError).problem : undefined;
}

/** The problem of an error that nobody foresaw; its text goes to the log only. */
export function unexpectedProblem(error: unknown, operation: Operation, connection: Connection): Problem {
  return {
    ...connection,
    kind: "unknown",
    operation,
    detail: error instanceof Error ? error.message : String(error),
    errorName: error instanceof Error ? error.name : "unknown",
    outcomeUnknown: false,
  };
}

/** Whether an error means that somebody asked to stop, which is never a failure. */
export function isCancellation(error: unknown): boolean {
  return problemOf(error)?.kind === "cancelled" || (error instanceof Error && error.name === "AbortError");
}
