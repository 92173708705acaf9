import type { Connection } from "../../domain/connection";
import type { Operation } from "../../domain/operations";
import type { Problem, ProblemKind } from "../../domain/problem";
import { readDenial } from "./accessDenied";
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

/** What the SDK's errors may hold; none of it is promised. */
interface SdkError extends Error {
  readonly $metadata?: { readonly requestId?: string; readonly httpStatusCode?: number };
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

/** The fields of the kind that the error names. */
function detailFields(kind: ProblemKind, thrown: SdkError, message: string): ProblemDetailFields {
  switch (kind) {
    case "accessDenied":
      return readDenial(message);
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

/** What was thrown while credentials were looked for; the request itself was never sent. */
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
    case "notFound":
      // `Model use case details have not been submitted for this account`: nothing is gone, the account lacks access.
      return matchedTexts.useCaseDetailsMissing.test(error.message) ? "accessDenied" : byName;
    case "timeout":
    case "invalidResponse":
      // The SDK gives the first name to lost connections as well, and a proxy's page is no JSON either.
      return connectionKind(error) ?? byName;
    default:
      return byName ?? connectionKind(error) ?? kindOfResponse(error) ?? "unknown";
  }
}

/** Whether the request may have been carried out although its reply says nothing of it. */
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

/** The member that a ValidationException is about: quoted after `at`, or the start of a sentence about the copy source. */
function validatedMember(message: string): string | undefined {
  const quoted = / at '([^']{1,100})' failed/.exec(message)?.[1];
  return quoted ?? (matchedTexts.invalidCopySource.test(message) ? "modelSource.copyFrom" : undefined);
}

function nameOf(error: SdkError): string {
  // Where the type travels with a namespace or an address, only the name counts.
  return error.name.split("#").at(-1)?.split(":")[0] ?? error.name;
}

/**
 * The words of an error, empty where there are none: the SDK writes `UnknownError` then, and hands on whatever else than a text
 * a reply has in their place. An AggregateError has no message of its own.
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
