import { connectionKey } from "../domain/connection";
import type { CompleteDraft } from "./createDraft";
import { clientRequestToken, requestOf } from "./createDraft";
import type { ControlPlane } from "../domain/ports";
import type { Clock } from "../util/clock";
import type { Problem, ProblemKind } from "../domain/problem";
import { isCancellation, problemOf, unexpectedProblem } from "../domain/problem";
import { findCreated } from "./findCreated";

/** How an attempt at creating ended. */
export type CreateResult =
  /** `draft` is what it was made of: an earlier attempt's, where that turned out to have made it. */
  | { readonly kind: "created"; readonly arn: string; readonly draft: CompleteDraft }
  /** `problem.outcomeUnknown` where nobody knows whether the profile was made. */
  | { readonly kind: "failed"; readonly problem: Problem }
  | { readonly kind: "cancelled"; readonly outcomeUnknown: boolean };

/** An attempt at creating of which nobody knows how it ended. */
export interface PendingAttempt {
  /** What it asked for; the answers may have changed since. */
  readonly draft: CompleteDraft;
  readonly startedAt: Date;
}

/** What creating a profile needs. */
export interface CreateRequest {
  readonly controlPlane: ControlPlane;
  readonly clock: Clock;
  readonly draft: CompleteDraft;
  /** When this attempt begins, on this machine's clock. */
  readonly startedAt: Date;
  /** An attempt before of which nobody knows how it ended. */
  readonly unclear?: PendingAttempt;
  /** Told why a request is about to be repeated. */
  readonly onRetry?: (problem: Problem) => void;
  /** A number from 0 to 1, for spreading retries out. */
  readonly random?: () => number;
}

/** Requests at most, the first included, where AWS is busy. */
const maximumAttempts = 6;
/** Requests of unknown outcome at most: each may take as long as a request is given. */
const maximumUnclearAttempts = 3;
/** The longest wait before the second request, and before any, in milliseconds. */
const firstWait = 500;
const longestWait = 8000;
/** How long looking for a profile by its name may take, in milliseconds. */
const lookUpTime = 10_000;

/**
 * Makes the draft's profile. Requests that AWS was too busy for are repeated, and so are those without a clear reply, with
 * the same token. What is still unclear then is looked up by name before anything is said; so is an earlier attempt of unknown
 * outcome with other answers, where the name turns out to be taken. Never throws.
 */
export async function createInferenceProfile(creation: CreateRequest, signal: AbortSignal): Promise<CreateResult> {
  const { draft, unclear } = creation;
  if (!unclear) {
    return create({ ...creation, isRepeated: false }, signal);
  }
  if (clientRequestToken(unclear.draft) === clientRequestToken(draft)) {
    return create({ ...creation, startedAt: unclear.startedAt, isRepeated: true }, signal);
  }
  const result = await create({ ...creation, isRepeated: false }, signal);
  const isTaken = result.kind === "failed" && result.problem.kind === "conflict";
  const isSameName = unclear.draft.name === draft.name && isSameConnection(unclear.draft, draft);
  return isTaken && isSameName ? ((await lookUpEarlier(creation, unclear, signal)) ?? result) : result;
}

/** A creation, and whether the same was asked for before with unknown outcome. */
interface OwnCreation extends CreateRequest {
  readonly isRepeated: boolean;
}

async function create(creation: OwnCreation, signal: AbortSignal): Promise<CreateResult> {
  const attempts = await attemptAll(creation, signal);
  if (attempts.kind === "settled") {
    return attempts.result;
  }
  const { problem, mayBeMade } = attempts;
  if (isStopped(problem, signal)) {
    return mayBeMade ? await lookUpCancelled(creation) : { kind: "cancelled", outcomeUnknown: creation.isRepeated };
  }
  return lookUpUnclear(creation, problem, signal);
}

type Attempts =
  | { readonly kind: "settled"; readonly result: CreateResult }
  /** Not known, or stopped; `mayBeMade` tells whether a request is left of which the outcome is not known. */
  | { readonly kind: "unsettled"; readonly problem: Problem; readonly mayBeMade: boolean };

async function attemptAll(creation: OwnCreation, signal: AbortSignal): Promise<Attempts> {
  let unclearAttempts = 0;
  for (let attempt = 1; ; attempt += 1) {
    const mayBeMade = unclearAttempts > 0;
    try {
      signal.throwIfAborted();
      const arn = await creation.controlPlane.createInferenceProfile(requestOf(creation.draft), { signal });
      return { kind: "settled", result: { kind: "created", arn, draft: creation.draft } };
    } catch (error) {
      const problem = problemFrom(error, creation.draft);
      if (isStopped(problem, signal)) {
        // Stopped while credentials were looked for, nothing was sent.
        return { kind: "unsettled", problem, mayBeMade: mayBeMade || problem.outcomeUnknown };
      }
      const isUnclear = problem.outcomeUnknown || problem.kind === "internalServer";
      unclearAttempts += Number(isUnclear);
      const retriable = isUnclear ? unclearAttempts < maximumUnclearAttempts : problem.kind === "throttled";
      if (!retriable || attempt === maximumAttempts) {
        return isUnclear || mayBeMade || creation.isRepeated
          ? { kind: "unsettled", problem, mayBeMade: true }
          : { kind: "settled", result: { kind: "failed", problem } };
      }
      creation.onRetry?.(problem);
      if (!(await waitBefore(creation, attempt, signal))) {
        return { kind: "unsettled", problem, mayBeMade: unclearAttempts > 0 };
      }
    }
  }
}

function problemFrom(error: unknown, { connection }: CompleteDraft): Problem {
  const problem = problemOf(error);
  if (problem) {
    return problem;
  }
  const unexpected = unexpectedProblem(error, "CreateInferenceProfile", connection);
  return isCancellation(error) ? { ...unexpected, kind: "cancelled" } : unexpected;
}

function isStopped(problem: Problem, signal: AbortSignal): boolean {
  return signal.aborted || problem.kind === "cancelled";
}

/** Waits longer before each request, by a random part, so that many clients do not come back at once; false if stopped. */
async function waitBefore({ clock, random = Math.random }: CreateRequest, attempt: number, signal: AbortSignal) {
  const longest = Math.min(firstWait * 2 ** (attempt - 1), longestWait);
  try {
    await clock.wait(longest / 2 + (random() * longest) / 2, signal);
    return true;
  } catch {
    return false;
  }
}

/** The person is not waiting any more, so this has its own time; and says nothing unless the profile was made all the same. */
async function lookUpCancelled(creation: CreateRequest): Promise<CreateResult> {
  try {
    const found = await findCreated(creation, AbortSignal.timeout(lookUpTime));
    return found
      ? { kind: "created", arn: found.arn, draft: creation.draft }
      : { kind: "cancelled", outcomeUnknown: true };
  } catch {
    return { kind: "cancelled", outcomeUnknown: true };
  }
}

/** Where AWS may be at work still, so that a profile that is not listed may yet come. */
const unended: ReadonlySet<ProblemKind> = new Set(["connectionReset", "network", "timeout"]);

async function lookUpUnclear(creation: CreateRequest, problem: Problem, signal: AbortSignal): Promise<CreateResult> {
  try {
    const found = await findCreated(creation, AbortSignal.any([signal, AbortSignal.timeout(lookUpTime)]));
    return found
      ? { kind: "created", arn: found.arn, draft: creation.draft }
      : { kind: "failed", problem: { ...problem, outcomeUnknown: unended.has(problem.kind) } };
  } catch {
    // Why the list could not be read matters less than why there was no clear reply.
    return signal.aborted
      ? { kind: "cancelled", outcomeUnknown: true }
      : { kind: "failed", problem: { ...problem, outcomeUnknown: true } };
  }
}

/** What took the name may be the profile that the earlier attempt made after all; nothing where it is not, or is not known. */
async function lookUpEarlier(
  { controlPlane }: CreateRequest,
  { draft, startedAt }: PendingAttempt,
  signal: AbortSignal,
): Promise<CreateResult | undefined> {
  try {
    const ended = AbortSignal.any([signal, AbortSignal.timeout(lookUpTime)]);
    const found = await findCreated({ controlPlane, draft, startedAt }, ended);
    return found && { kind: "created", arn: found.arn, draft };
  } catch {
    return undefined;
  }
}

function isSameConnection(one: CompleteDraft, other: CompleteDraft): boolean {
  return connectionKey(one.connection) === connectionKey(other.connection);
}
