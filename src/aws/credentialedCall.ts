import type { AwsCredentialIdentity } from "@smithy/types";
import { abortable } from "../util/abortable";
import type { Connection } from "../domain/connection";
import type { Operation, Problem } from "../domain/problem";
import { lacksCredentials, ProblemError } from "../domain/problem";
import type { SharedCredentials } from "./credentials/sharedCredentials";
import { toProblem } from "./errors/toProblem";

/** A call that is about to be made. */
export interface CredentialedCall<T> {
  readonly operation: Operation;
  readonly connection: Connection;
  readonly credentials: SharedCredentials;
  readonly signal: AbortSignal;
  /** Sends the request, once there are credentials to sign it with. */
  send(abortSignal: AbortSignal, identity: AwsCredentialIdentity): Promise<T>;
  /** Hears that AWS did not take the credentials, or that there are none: the person has probably changed the files since. */
  onRefused?(): void;
}

/**
 * Makes a call with shared credentials. Throws a ProblemError, of kind `cancelled` when the signal was aborted. What the SDK
 * threw is not kept as its cause: AWS repeats requests in some errors, tokens included.
 */
export async function callWithCredentials<T>(call: CredentialedCall<T>): Promise<T> {
  const { operation, connection, credentials, signal } = call;
  let identity: AwsCredentialIdentity | undefined;
  try {
    signal.throwIfAborted();
    // Listeners are put on a signal of the call's own: Node warns of a leak where many calls share one.
    const abortSignal = AbortSignal.any([signal]);
    identity = await credentials.get(connection.region, abortSignal);
    const reply = await abortable(call.send(abortSignal, identity), abortSignal);
    credentials.accepted(identity, connection.region);
    return reply;
  } catch (error) {
    const found = toProblem(error, operation, connection, signal);
    const problem = identity && isNotEnabled(found, identity, credentials) ? notEnabled(found) : found;
    if (identity) {
      noteAnswer(problem, identity, credentials);
    }
    if (lacksCredentials(problem) || problem.kind === "signatureRefused") {
      call.onRefused?.();
    }
    // Without credentials nothing was sent.
    throw new ProblemError({ ...problem, outcomeUnknown: problem.outcomeUnknown && identity !== undefined });
  }
}

/** A Region that is not enabled for the account answers as if the credentials were wrong. */
function isNotEnabled({ kind, region }: Problem, identity: AwsCredentialIdentity, credentials: SharedCredentials) {
  return kind === "credentialsRefused" && credentials.isGoodElsewhere(identity, region);
}

function notEnabled(problem: Problem): Problem {
  return { ...problem, kind: "regionNotEnabled" };
}

/** What a refusal says of the credentials that the request was signed with. */
function noteAnswer({ kind, region }: Problem, identity: AwsCredentialIdentity, credentials: SharedCredentials): void {
  switch (kind) {
    case "accessDenied":
      return credentials.accepted(identity, region);
    case "credentialsExpired":
      return credentials.expired(identity);
    case "credentialsRefused":
    case "signatureRefused":
      return credentials.refused(identity, region);
    default:
  }
}
