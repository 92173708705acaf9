import type { Connection } from "../domain/connection";
import type { Clock } from "../util/clock";
import type { Problem } from "../domain/problem";
import type { Operation } from "../domain/operations";
import { isCancellation, problemOf, unexpectedProblem } from "../domain/problem";

/** The options for sending a change. */
export interface ChangeOptions {
  /** Aborted when the user cancels. */
  readonly signal: AbortSignal;
  readonly clock: Clock;
  /** Called before a request is repeated, with the reason. */
  readonly onRetry?: (problem: Problem) => void;
  /** Returns a random number from 0 to 1, which is used to spread out retries. */
  readonly random?: () => number;
}

/** The operation that is sent, as needed for problems and retries. */
export interface ChangeRequest {
  readonly operation: Operation;
  readonly connection: Connection;
  /** Whether to send only one request, because the caller checks the current state in AWS before another one. Defaults to false. */
  readonly once?: boolean;
}

/** The result of sending a change. */
export type SendResult<T> =
  | { readonly kind: "done"; readonly value: T }
  /** AWS rejected the change, or no request reached AWS. */
  | { readonly kind: "refused"; readonly problem: Problem }
  /** At least one request had no clear response, so the change may have been made. */
  | { readonly kind: "unclear"; readonly problem: Problem }
  | { readonly kind: "cancelled"; readonly mayHaveSucceeded: boolean };

/** The maximum number of requests while AWS is throttling, including the first one. */
export const maximumRequests = 6;
/** The maximum number of requests without a clear response. It is low because each may take as long as its timeout. */
const maximumUnclearRequests = 3;
const firstDelayMs = 500;
const maximumDelayMs = 8000;

/**
 * Sends a request that changes something, and repeats it if AWS throttles it or the response is lost. `send` must be idempotent:
 * it must use the same token for every request, or make a change that has no further effect when it is repeated. Never rejects.
 */
export async function sendChange<T>(
  send: (signal: AbortSignal) => Promise<T>,
  target: ChangeRequest,
  options: ChangeOptions,
): Promise<SendResult<T>> {
  const { signal, onRetry } = options;
  let unclearResponses = 0;
  for (let request = 1; ; request += 1) {
    try {
      signal.throwIfAborted();
      return { kind: "done", value: await send(signal) };
    } catch (error) {
      const problem = toProblem(error, target);
      if (signal.aborted || problem.kind === "cancelled") {
        // A request that was aborted while credentials were being resolved was never sent.
        return { kind: "cancelled", mayHaveSucceeded: unclearResponses > 0 || problem.outcomeUnknown };
      }
      const isUnclear = problem.outcomeUnknown || problem.kind === "internalServer";
      unclearResponses += Number(isUnclear);
      const canRetry = isUnclear ? unclearResponses < maximumUnclearRequests : problem.kind === "throttled";
      if (target.once || !canRetry || request === maximumRequests) {
        return { kind: unclearResponses > 0 ? "unclear" : "refused", problem };
      }
      onRetry?.(problem);
      if (!(await waitToRetry(request, options))) {
        return { kind: "cancelled", mayHaveSucceeded: unclearResponses > 0 };
      }
    }
  }
}

/** Returns the problem of a failed request. Its kind is `cancelled` if the request was aborted. */
export function toProblem(error: unknown, { operation, connection }: ChangeRequest): Problem {
  const problem = problemOf(error);
  if (problem) {
    return problem;
  }
  const unexpected = unexpectedProblem(error, operation, connection);
  return isCancellation(error) ? { ...unexpected, kind: "cancelled" } : unexpected;
}

/**
 * Waits after the given number of requests, with exponential backoff and with jitter so that clients do not all retry at the same
 * time. Returns false if the wait was aborted.
 */
export async function waitToRetry(
  request: number,
  { clock, random = Math.random, signal }: ChangeOptions,
): Promise<boolean> {
  const longestMs = Math.min(firstDelayMs * 2 ** (request - 1), maximumDelayMs);
  try {
    await clock.wait(longestMs / 2 + (random() * longestMs) / 2, signal);
    return true;
  } catch {
    return false;
  }
}
