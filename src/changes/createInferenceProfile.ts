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
  /** When this attempt begins, by this computer's clock. */
  readonly startedAt: Date;
  /** An earlier attempt whose outcome is not known. */
  readonly pending?: PendingAttempt;
}

/** How an attempt ended. */
export type CreateResult =
  /** `draft` is what the profile was created from: the pending attempt's if that had created it. */
  | { readonly kind: "created"; readonly arn: string; readonly draft: CompleteDraft }
  /** `problem.outcomeUnknown` is true if the profile may have been created. */
  | { readonly kind: "failed"; readonly problem: Problem }
  | { readonly kind: "cancelled"; readonly outcomeUnknown: boolean };

/** How long looking up a profile by its name may take, in milliseconds. */
const lookUpTimeoutMs = 10_000;

/** The request may still be running in AWS after these, so a profile that is not listed yet may still appear. */
const mayStillBeRunning: ReadonlySet<ProblemKind> = new Set(["connectionReset", "network", "timeout"]);

/**
 * Creates the draft's profile without ever creating two. If the response is lost, the request is repeated with the same
 * token, and the profile is then looked up by its name. If the name is taken, a pending attempt with other answers may have
 * created the profile, so that one is looked up as well. Never rejects.
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

/** Sends the request. If its outcome is unclear, or the same request was sent before, looks the profile up by its name. */
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
      return sent.mayBeDone ? findAfterCancellation(bedrock, attempt) : { kind: "cancelled", outcomeUnknown: isRepeat };
    case "refused":
      return isRepeat
        ? findAfterFailure(bedrock, attempt, sent.problem, options.signal)
        : { kind: "failed", problem: sent.problem };
    case "unclear":
      return findAfterFailure(bedrock, attempt, sent.problem, options.signal);
  }
}

/** Looks the profile up with a timeout of its own, because the user no longer waits. */
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
    // The reason for the unclear response matters more than why the look-up failed.
    return signal.aborted
      ? { kind: "cancelled", outcomeUnknown: true }
      : { kind: "failed", problem: { ...problem, outcomeUnknown: true } };
  }
}

/** Returns the profile that the pending attempt created, or undefined if it is not there or the look-up fails. */
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
