import type { BedrockApi } from "../aws/bedrock";
import { isSameConnection } from "../domain/connection";
import type { Problem, ProblemKind } from "../domain/problem";
import type { CompleteDraft, PendingAttempt } from "./createDraft";
import { createInput, isSameRequest } from "./createDraft";
import { findCreatedProfile } from "./findCreatedProfile";
import type { ChangeOptions } from "./sendChange";
import { sendChange } from "./sendChange";

/** One attempt to create a profile. */
export interface CreateRequest {
  readonly draft: CompleteDraft;
  /** The start time of this attempt, according to this computer's clock. */
  readonly startedAt: Date;
  /** An earlier attempt with an unknown outcome. */
  readonly pending?: PendingAttempt;
}

/** The result of an attempt. */
export type CreateResult =
  /**
   * `draft` contains the answers that the profile was created with. If the pending attempt had already created it, these are the
   * answers of that attempt.
   */
  | { readonly kind: "created"; readonly arn: string; readonly draft: CompleteDraft }
  /** `problem.outcomeUnknown` is true if the profile may have been created. */
  | { readonly kind: "failed"; readonly problem: Problem }
  | { readonly kind: "cancelled"; readonly outcomeUnknown: boolean };

/** The timeout for looking up a profile by name, in milliseconds. */
const lookUpTimeoutMs = 10_000;

/** Problems after which AWS may still be processing the request, so that the profile may appear later. */
const mayStillBeRunning: ReadonlySet<ProblemKind> = new Set(["connectionReset", "network", "timeout"]);

/**
 * Creates the draft's profile without ever creating a duplicate. If the response is lost, the request is repeated with the same
 * token, and the profile is then looked up by name. If the name is taken, that profile is also looked up, because a pending
 * attempt with other answers may have created it. Never rejects.
 */
export async function createInferenceProfile(
  bedrock: BedrockApi,
  { draft, startedAt, pending }: CreateRequest,
  options: ChangeOptions,
): Promise<CreateResult> {
  if (pending && isSameRequest(pending.draft, draft)) {
    return createOrFind(bedrock, { draft, startedAt: pending.startedAt }, true, options);
  }
  const result = await createOrFind(bedrock, { draft, startedAt }, false, options);
  const isTaken = result.kind === "failed" && result.problem.kind === "conflict";
  if (isTaken && pending && hasSameName(pending.draft, draft)) {
    return (await findPending(bedrock, pending, options.signal)) ?? result;
  }
  return result;
}

/** Sends the request. If its outcome is unclear, or if the same request was sent before, looks up the profile by name. */
async function createOrFind(
  bedrock: BedrockApi,
  attempt: PendingAttempt,
  isRepeat: boolean,
  options: ChangeOptions,
): Promise<CreateResult> {
  const { draft } = attempt;
  const sent = await sendChange(
    (signal) => bedrock.createInferenceProfile(draft.connection, createInput(draft), { signal }),
    { operation: "CreateInferenceProfile", connection: draft.connection },
    options,
  );
  switch (sent.kind) {
    case "done":
      return { kind: "created", arn: sent.value, draft };
    case "cancelled":
      return sent.mayHaveSucceeded
        ? findAfterCancellation(bedrock, attempt)
        : { kind: "cancelled", outcomeUnknown: isRepeat };
    case "refused":
      return isRepeat
        ? findAfterFailure(bedrock, attempt, sent.problem, options.signal)
        : { kind: "failed", problem: sent.problem };
    case "unclear":
      return findAfterFailure(bedrock, attempt, sent.problem, options.signal);
  }
}

/** Looks up the profile with a separate timeout, because the user has already canceled. */
async function findAfterCancellation(bedrock: BedrockApi, attempt: PendingAttempt): Promise<CreateResult> {
  try {
    const profile = await findCreatedProfile(bedrock, attempt, AbortSignal.timeout(lookUpTimeoutMs));
    return profile
      ? { kind: "created", arn: profile.arn, draft: attempt.draft }
      : { kind: "cancelled", outcomeUnknown: true };
  } catch {
    return { kind: "cancelled", outcomeUnknown: true };
  }
}

async function findAfterFailure(
  bedrock: BedrockApi,
  attempt: PendingAttempt,
  problem: Problem,
  signal: AbortSignal,
): Promise<CreateResult> {
  try {
    const profile = await findCreatedProfile(bedrock, attempt, withTimeout(signal));
    return profile
      ? { kind: "created", arn: profile.arn, draft: attempt.draft }
      : { kind: "failed", problem: { ...problem, outcomeUnknown: mayStillBeRunning.has(problem.kind) } };
  } catch {
    // Report the cause of the unclear response, because it matters more than the cause of the failed lookup.
    return signal.aborted
      ? { kind: "cancelled", outcomeUnknown: true }
      : { kind: "failed", problem: { ...problem, outcomeUnknown: true } };
  }
}

/** Returns the profile that the pending attempt created, or undefined if it does not exist or the lookup fails. */
async function findPending(
  bedrock: BedrockApi,
  pending: PendingAttempt,
  signal: AbortSignal,
): Promise<CreateResult | undefined> {
  try {
    const profile = await findCreatedProfile(bedrock, pending, withTimeout(signal));
    return profile && { kind: "created", arn: profile.arn, draft: pending.draft };
  } catch {
    return undefined;
  }
}

function hasSameName(one: CompleteDraft, other: CompleteDraft): boolean {
  return one.name === other.name && isSameConnection(one.connection, other.connection);
}

function withTimeout(signal: AbortSignal): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(lookUpTimeoutMs)]);
}
