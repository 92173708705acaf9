import type { AwsProfileKind } from "../../domain/awsProfile";
import type { ProblemKind } from "../../domain/problem";
import { parseDenial } from "./accessDenied";
import { clockSkewIn } from "./clockSkew";
import { addressIn, codeOf, connectionKind, statusOf } from "./connectionErrors";
import type { CredentialFacts } from "./credentialsError";
import { CredentialsError } from "./credentialsError";
import { isHostMissing, variantOfHost } from "./endpointVariant";
import { kindOfName } from "./errorNames";
import { matchedTexts } from "./matchedTexts";
import { ProgramError } from "./programError";
import { kindOfResponse } from "./responseKind";

/** The source in which credentials were searched for. */
export type CredentialPlace = AwsProfileKind["kind"] | "environment";

/** Converts an error from resolving credentials to a CredentialsError. */
export function credentialFailure(thrown: unknown, place: CredentialPlace, facts: CredentialFacts): CredentialsError {
  if (thrown instanceof CredentialsError) {
    return thrown;
  }
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const kind = kindIn(place, error);
  const { signInSession, neverSignedIn, ...others } = facts;
  const about: CredentialFacts = {
    ...others,
    ...(kind === "roleDenied" ? { ...parseDenial(error.message), ...present("resource", facts.resource) } : {}),
    ...(kind === "signInExpired" ? { signIn: place === "login" ? "login" : "sso" } : {}),
    ...(kind === "signInExpired" ? present("signInSession", signInSession) : {}),
    ...(kind === "signInExpired" ? present("neverSignedIn", neverSignedIn) : {}),
    ...(kind === "clockSkew" ? present("clockSkew", clockSkewIn(error)) : {}),
    ...(kind === "connectionRefused" || kind === "unknownHost" ? present("address", addressIn(error)) : {}),
    ...(error instanceof ProgramError ? error.details : {}),
    ...present("requestId", requestIdOf(error)),
  };
  return new CredentialsError(kind, about, error.message, error.name);
}

function kindIn(place: CredentialPlace, error: Error): ProblemKind {
  switch (place) {
    case "sso":
    case "legacySso":
      return kindOfPortal(error);
    case "login":
      // A new sign-in replaces the `aws login` token, so it fixes any problem with the token.
      return networkKind(error) ?? unavailableKind(error) ?? "signInExpired";
    case "process":
      return "processFailed";
    case "assumedRole":
    case "webIdentity":
      return kindOfSts(error);
    case "container":
    case "instance":
      return "metadataFailed";
    default:
      return "credentialsMissing";
  }
}

/**
 * Returns the problem kind for an error from the SSO portal. The SDK converts such errors to messages such as
 * `UnauthorizedException: Session token not found or invalid`, without the response status. If the portal did not return an error
 * name, the message is `Unknown: UnknownError`.
 */
function kindOfPortal(error: Error): ProblemKind {
  const name = /^(\w+): /.exec(error.message)?.[1] ?? error.name;
  if (matchedTexts.ssoSignInNeeded.test(error.message) || name === "UnauthorizedException") {
    return "signInExpired";
  }
  // The user is not, or is no longer, assigned to this role in the account.
  if (name === "ForbiddenException" || name === "ResourceNotFoundException") {
    return "roleDenied";
  }
  if (name === "Unknown" || matchedTexts.ssoIncompleteCredentials.test(error.message)) {
    return networkKind(error) ?? "invalidResponse";
  }
  return networkKind(error) ?? unavailableKind(error) ?? kindOfName(name) ?? "credentialsMissing";
}

function kindOfSts(error: Error): ProblemKind {
  if (matchedTexts.mfaCodeRefused.test(error.message)) {
    return "mfaRefused";
  }
  if (matchedTexts.stsWithoutCredentials.test(error.message)) {
    return "invalidResponse";
  }
  const kind = kindOfName(error.name);
  switch (kind) {
    case "accessDenied":
      return "roleDenied";
    case "credentialsRefused":
    case "signatureRefused":
      return clockSkewIn(error) === undefined ? kind : "clockSkew";
    default:
      return networkKind(error) ?? kind ?? kindOfResponse(error) ?? "credentialsMissing";
  }
}

/**
 * Returns the problem kind if a sign-in service is unavailable or throttles requests. For its other responses, the SDK does not
 * provide the status.
 */
function unavailableKind(error: Error): ProblemKind | undefined {
  return statusOf(error) === undefined ? undefined : kindOfResponse(error);
}

/**
 * Returns the problem kind for a network error. While credentials are being resolved, an unknown host indicates a network
 * problem, not a Region without Bedrock. The exception is an endpoint that exists only in some Regions.
 */
function networkKind(error: Error): ProblemKind | undefined {
  // The SDK's providers include the error code in the message.
  const code = codeOf(error) || (matchedTexts.socketErrorCode.exec(error.message)?.[0] ?? "");
  const kind = connectionKind(error, code) ?? (matchedTexts.timedOut.test(error.message) ? "timeout" : undefined);
  const mayNotExist = isHostMissing(error.message) && variantOfHost(addressIn(error)) !== undefined;
  return kind === "unknownHost" && !mayNotExist ? "network" : kind;
}

function requestIdOf(error: Error): string | undefined {
  const { $metadata } = error as { $metadata?: { requestId?: unknown } };
  return typeof $metadata?.requestId === "string" ? $metadata.requestId : undefined;
}

/** Returns an object with the given field, or an empty object if the value is undefined. */
export function present<K extends keyof CredentialFacts>(
  name: K,
  value: CredentialFacts[K] | undefined,
): CredentialFacts {
  return value === undefined ? {} : { [name]: value };
}
