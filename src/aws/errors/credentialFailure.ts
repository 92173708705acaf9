import type { AwsProfileKind } from "../../domain/awsProfile";
import type { ProblemKind } from "../../domain/problem";
import { readDenial } from "./accessDenied";
import { clockSkewIn } from "./clockSkew";
import { addressIn, codeOf, connectionKind } from "./connectionErrors";
import type { CredentialFacts } from "./credentialsError";
import { CredentialsError } from "./credentialsError";
import { kindOfName } from "./errorNames";
import { kindOfResponse } from "./responseKind";

/** Where credentials were looked for. */
export type CredentialPlace = AwsProfileKind["kind"] | "environment" | "container" | "instance";

/** Makes one error of whatever the search for credentials in a place threw. */
export function credentialFailure(thrown: unknown, place: CredentialPlace, facts: CredentialFacts): CredentialsError {
  if (thrown instanceof CredentialsError) {
    return thrown;
  }
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const kind = kindIn(place, error);
  const { signInSession, ...others } = facts;
  const about: CredentialFacts = {
    ...others,
    ...(kind === "roleDenied" ? { ...readDenial(error.message), ...present("resource", facts.resource) } : {}),
    ...(kind === "signInExpired" ? { signIn: place === "login" ? "login" : "sso" } : {}),
    ...(kind === "signInExpired" ? present("signInSession", signInSession) : {}),
    ...(kind === "clockSkew" ? present("clockSkew", clockSkewIn(error)) : {}),
    ...(kind === "connectionRefused" ? present("address", addressIn(error)) : {}),
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
      // Whatever is wrong with the token that `aws login` left, a new one helps.
      return networkKind(error) ?? "signInExpired";
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
 * The SDK makes texts of the portal's errors: `UnauthorizedException: Session token not found or invalid`. The reply's status
 * is gone then; an error that the portal did not name is `Unknown: UnknownError`.
 */
function kindOfPortal(error: Error): ProblemKind {
  const name = /^(\w+): /.exec(error.message)?.[1] ?? error.name;
  if (/aws sso login/.test(error.message) || name === "UnauthorizedException") {
    return "signInExpired";
  }
  // The person is not, or no longer, assigned to the account with that role.
  if (name === "ForbiddenException" || name === "ResourceNotFoundException") {
    return "roleDenied";
  }
  if (name === "Unknown" || /SSO returns an invalid temporary credential/.test(error.message)) {
    return networkKind(error) ?? "invalidResponse";
  }
  return networkKind(error) ?? kindOfName(name) ?? "credentialsMissing";
}

function kindOfSts(error: Error): ProblemKind {
  if (/MultiFactorAuthentication failed|at 'tokenCode' failed/i.test(error.message)) {
    return "mfaRefused";
  }
  // What the SDK says of a reply of status 200 without credentials in it.
  if (/^Invalid response from STS\b/.test(error.message)) {
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

/** A host that is not found is no Region without Bedrock here: it is the network. */
function networkKind(error: Error): ProblemKind | undefined {
  // The SDK's providers make texts of errors, the code among them.
  const code = codeOf(error) || (/\bE[A-Z]{4,}_?[A-Z]*\b/.exec(error.message)?.[0] ?? "");
  const kind = connectionKind(error, code) ?? (/TimeoutError|timed out/.test(error.message) ? "timeout" : undefined);
  return kind === "unknownHost" ? "network" : kind;
}

function requestIdOf(error: Error): string | undefined {
  const { $metadata } = error as { $metadata?: { requestId?: unknown } };
  return typeof $metadata?.requestId === "string" ? $metadata.requestId : undefined;
}

/** The given field, or no field if the value is undefined. */
export function present<K extends keyof CredentialFacts>(
  name: K,
  value: CredentialFacts[K] | undefined,
): CredentialFacts {
  return value === undefined ? {} : { [name]: value };
}
