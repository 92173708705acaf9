import type { Connection } from "../../domain/connection";
import type { Operation } from "../../domain/operations";
import type { Problem, ProblemKind } from "../../domain/problem";
import { parseDenial } from "./accessDenied";
import { endpointOfError, UnexpectedResponseError } from "../responses/checkedResponses";
import { clockSkewIn } from "./clockSkew";
import { addressIn, connectionKind, isNeverSent } from "./connectionErrors";
import { CredentialsError } from "./credentialsError";
import { kindOfName } from "./errorNames";
import { matchedTexts } from "./matchedTexts";
import type { ProblemDetailFields } from "./problemDetails";
import { definedFields, problemWithDetails } from "./problemDetails";
import { kindOfResponse } from "./responseKind";
import { redactSecrets } from "./secrets";

/** The optional fields of SDK errors. */
interface SdkError extends Error {
  readonly $metadata?: { readonly requestId?: string; readonly httpStatusCode?: number };
}

/** Converts an SDK error to a problem. If the signal is aborted, the problem is a cancellation regardless of the error. */
export function toProblem(error: unknown, operation: Operation, connection: Connection, signal: AbortSignal): Problem {
  if (error instanceof CredentialsError && !signal.aborted) {
    return credentialsProblem(error, operation, connection);
  }
  const thrown: SdkError = error instanceof Error ? error : new Error(String(error));
  const kind = signal.aborted ? "cancelled" : kindOf(thrown);
  const requestId = thrown.$metadata?.requestId;
  const message = messageOf(thrown);
  const facts = {
    ...connection,
    operation,
    detail: redactSecrets(message),
    errorName: nameOf(thrown),
    outcomeUnknown: isOutcomeUnknown(kind, thrown),
    ...(requestId ? { requestId } : {}),
  };
  return problemWithDetails(kind, facts, detailFields(kind, thrown, message));
}

/** Returns the fields for a problem of this kind, taken from the error. */
function detailFields(kind: ProblemKind, thrown: SdkError, message: string): ProblemDetailFields {
  switch (kind) {
    case "accessDenied":
      return parseDenial(message);
    case "validation":
      return definedFields({ member: validatedMember(message) });
    case "clockSkew":
      return definedFields({ clockSkew: clockSkewIn(thrown) });
    case "connectionRefused":
    case "unknownHost":
      return definedFields({ address: addressIn(thrown) });
    case "invalidResponse":
      return definedFields({ endpoint: endpointOfError(thrown) });
    default:
      return {};
  }
}

/** Converts an error from resolving credentials to a problem. The request was not sent. */
function credentialsProblem(error: CredentialsError, operation: Operation, connection: Connection): Problem {
  const { credentialsOf, requestId, ...details } = error.facts;
  const facts = {
    ...connection,
    operation,
    detail: error.message,
    errorName: error.thrownName,
    outcomeUnknown: false,
    ...definedFields({ credentialsOf, requestId }),
  };
  return problemWithDetails(error.kind, facts, details);
}

function kindOf(error: SdkError): ProblemKind {
  if (error instanceof UnexpectedResponseError) {
    return "invalidResponse";
  }
  const name = nameOf(error);
  const byName = kindOfName(name);
  switch (byName) {
    case "signatureRefused":
      // `Signature expired: ... is now earlier than ...` and `Signature not yet current: ...`.
      return matchedTexts.signatureOutsideTime.test(error.message) ? "clockSkew" : byName;
    case "validation":
      return matchedTexts.unknownOperation.test(error.message) ? "notOffered" : byName;
    case "notFound":
      if (matchedTexts.unknownOperation.test(error.message)) {
        return "notOffered";
      }
      // `Model use case details have not been submitted for this account`: the model exists, but the account has no access.
      return matchedTexts.useCaseDetailsMissing.test(error.message) ? "accessDenied" : byName;
    case "timeout":
    case "invalidResponse":
      if (matchedTexts.unknownOperation.test(error.message)) {
        return "notOffered";
      }
      // The SDK also uses `TimeoutError` for lost connections, and an error page from a proxy also causes a JSON error.
      return connectionKind(error) ?? byName;
    default:
      return byName ?? connectionKind(error) ?? kindOfResponse(error) ?? "unknown";
  }
}

/** Returns whether AWS may have executed the request even though no valid response was received. */
function isOutcomeUnknown(kind: ProblemKind, error: SdkError): boolean {
  switch (kind) {
    case "internalServer":
    case "invalidResponse":
    case "cancelled":
      return true;
    case "connectionReset":
    case "network":
    case "proxyFailed":
    case "timeout":
    case "tlsFailed":
      return !isNeverSent(error);
    default:
      return false;
  }
}

/**
 * Returns the member that a ValidationException refers to. It is quoted after `at` or, for the copy source, recognized by the
 * text of the message.
 */
function validatedMember(message: string): string | undefined {
  const quoted = / at '([^']{1,100})' failed/.exec(message)?.[1];
  return quoted ?? (matchedTexts.invalidCopySource.test(message) ? "modelSource.copyFrom" : undefined);
}

function nameOf(error: SdkError): string {
  // The name may be preceded by a namespace and followed by a URL.
  return error.name.split("#").at(-1)?.split(":")[0] ?? error.name;
}

/**
 * Returns the message of an error, or an empty string if AWS returned none. In that case, the SDK sets the message to
 * `UnknownError` or to a value that is not a string. An AggregateError has no specific message.
 */
function messageOf(error: SdkError): string {
  const message: unknown = error.message;
  if (typeof message !== "string" || message === "UnknownError") {
    return "";
  }
  return error instanceof AggregateError && message === ""
    ? error.errors.map((each: unknown) => (each instanceof Error ? each.message : String(each))).join("; ")
    : message;
}
