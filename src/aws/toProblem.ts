import type { Connection } from "../core/connection";
import type { Operation, Problem, ProblemKind } from "../core/problem";
import { readDenial } from "./accessDenied";
import { clockSkewIn } from "./clockSkew";
import { CredentialsError } from "./credentialsError";
import { kindOfCode, kindOfName } from "./errorNames";
import { withoutSecrets } from "./secrets";

/** What the SDK's errors may hold; none of it is promised. */
interface SdkError extends Error {
  readonly code?: unknown;
  readonly $metadata?: { readonly requestId?: string; readonly httpStatusCode?: number };
  readonly $response?: { readonly statusCode?: number };
}

/** Makes a problem of whatever a call of the SDK threw. An aborted signal makes it a cancellation, whatever the error. */
export function toProblem(error: unknown, operation: Operation, connection: Connection, signal: AbortSignal): Problem {
  if (error instanceof CredentialsError && !signal.aborted) {
    return credentialsProblem(error, operation, connection);
  }
  const thrown: SdkError = error instanceof Error ? error : new Error(String(error));
  const kind = signal.aborted ? "cancelled" : kindOf(thrown);
  const requestId = thrown.$metadata?.requestId;
  const message = messageOf(thrown);
  const clockSkew = kind === "clockSkew" ? clockSkewIn(thrown) : undefined;
  const member = kind === "validation" ? validatedMember(message) : undefined;
  return {
    ...connection,
    kind,
    operation,
    detail: withoutSecrets(message),
    errorName: nameOf(thrown),
    outcomeUnknown: isOutcomeUnknown(kind, thrown),
    ...(requestId ? { requestId } : {}),
    ...(member ? { member } : {}),
    ...(kind === "accessDenied" ? readDenial(message) : {}),
    ...(clockSkew === undefined ? {} : { clockSkew }),
  };
}

/** What was thrown while credentials were looked for; the request itself was never sent. */
function credentialsProblem(error: CredentialsError, operation: Operation, connection: Connection): Problem {
  return {
    ...connection,
    ...error.facts,
    kind: error.kind,
    operation,
    detail: error.message,
    errorName: error.thrownName,
    outcomeUnknown: false,
  };
}

function kindOf(error: SdkError): ProblemKind {
  const name = nameOf(error);
  const byName = kindOfName(name);
  switch (byName) {
    case "signatureRefused":
      // `Signature expired: ... is now earlier than ...` and `Signature not yet current: ...`.
      return /^Signature (expired|not yet current)/i.test(error.message) ? "clockSkew" : byName;
    case "timeout":
      // The SDK gives this name to lost connections as well.
      return kindOfCode(codeOf(error)) ?? byName;
    default:
      return byName ?? kindOfCode(codeOf(error)) ?? kindOfReply(error);
  }
}

/** The last resort: errors without a known name are told by how the reply looked. */
function kindOfReply(error: SdkError): ProblemKind {
  const status = error.$metadata?.httpStatusCode ?? error.$response?.statusCode;
  if (/aborted|socket hang up|terminated/i.test(error.message)) {
    return "network";
  }
  if (/deserialization error|is not valid JSON|Unexpected token/i.test(error.message)) {
    return "badReply";
  }
  if (status === undefined) {
    return isTlsFailure(error) ? "network" : "unknown";
  }
  if (status === 429) {
    return "throttled";
  }
  if (status >= 500) {
    return "internalServer";
  }
  // With a request's ID it is AWS that refused, by an error that is not known here; else something in between did.
  return error.$metadata?.requestId ? "unknown" : "badReply";
}

/** Whether the request may have been carried out although its reply says nothing of it. */
function isOutcomeUnknown(kind: ProblemKind, error: SdkError): boolean {
  switch (kind) {
    case "internalServer":
    case "badReply":
    case "cancelled":
      return true;
    case "network":
    case "timeout":
      return !isConnectionFailure(error);
    default:
      return false;
  }
}

/** Whether there was no connection to begin with, so that the request was never sent. */
function isConnectionFailure(error: SdkError): boolean {
  return (
    ["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH"].includes(codeOf(error)) ||
    // What Node throws when every address of a host failed.
    error instanceof AggregateError ||
    /did not establish a connection|^connect |before secure TLS connection/.test(error.message) ||
    isTlsFailure(error)
  );
}

function isTlsFailure(error: SdkError): boolean {
  return /^ERR_(TLS|SSL)_|^EPROTO$|CERT|VERIFY/.test(codeOf(error)) || /\b(tls|ssl|certificate)\b/i.test(error.message);
}

/** The member that a ValidationException is about: quoted after `at`, or the start of a sentence about the copy source. */
function validatedMember(message: string): string | undefined {
  const quoted = / at '([^']{1,100})' failed/.exec(message)?.[1];
  return quoted ?? (/copyFrom|model identifier|model source/i.test(message) ? "modelSource.copyFrom" : undefined);
}

function nameOf(error: SdkError): string {
  // Where the type travels with a namespace or an address, only the name counts.
  return error.name.split("#").at(-1)?.split(":")[0] ?? error.name;
}

function codeOf(error: SdkError): string {
  return typeof error.code === "string" ? error.code : "";
}

/** An AggregateError has no message of its own. */
function messageOf(error: SdkError): string {
  return error instanceof AggregateError && error.message === ""
    ? error.errors.map((each: unknown) => (each instanceof Error ? each.message : String(each))).join("; ")
    : error.message;
}
