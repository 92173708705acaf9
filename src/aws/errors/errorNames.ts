import { isThrottlingError } from "@smithy/core/retry";
import type { ProblemKind } from "../../domain/problem";

/** The eight errors of Bedrock's service model, then those that AWS returns before a request reaches the service. */
const kinds = new Map<string, ProblemKind>([
  ["AccessDeniedException", "accessDenied"],
  ["ConflictException", "conflict"],
  ["InternalServerException", "internalServer"],
  ["ResourceNotFoundException", "notFound"],
  ["ServiceQuotaExceededException", "quotaExceeded"],
  ["ThrottlingException", "throttled"],
  ["TooManyTagsException", "tooManyTags"],
  ["ValidationException", "validation"],
  // The status would identify them as well, but the SDK omits it for IAM Identity Center.
  ["InternalFailure", "internalServer"],
  ["ServiceUnavailable", "internalServer"],
  ["ServiceUnavailableException", "internalServer"],
  // STS's own names.
  ["AccessDenied", "accessDenied"],
  ["ValidationError", "validation"],
  ["CredentialsProviderError", "credentialsMissing"],
  ["ExpiredToken", "credentialsExpired"],
  ["ExpiredTokenException", "credentialsExpired"],
  ["IncompleteSignature", "signatureRefused"],
  ["IncompleteSignatureException", "signatureRefused"],
  ["InvalidClientTokenId", "credentialsRefused"],
  ["InvalidSignatureException", "signatureRefused"],
  ["MissingAuthenticationToken", "credentialsRefused"],
  ["MissingAuthenticationTokenException", "credentialsRefused"],
  ["OptInRequired", "credentialsRefused"],
  ["SignatureDoesNotMatch", "signatureRefused"],
  ["UnrecognizedClientException", "credentialsRefused"],
  ["RegionDisabledException", "regionNotEnabled"],
  ["UnknownOperation", "notOffered"],
  ["UnknownOperationException", "notOffered"],
  ["UnsupportedOperation", "notOffered"],
  ["UnsupportedOperationException", "notOffered"],
  // The credentials are valid, but the account may not use the service.
  ["NotAuthorized", "accessDenied"],
  ["SubscriptionRequiredException", "accessDenied"],
  ["RequestExpired", "clockSkew"],
  ["RequestTimeTooSkewed", "clockSkew"],
  ["AbortError", "cancelled"],
  ["TimeoutError", "timeout"],
  ["SyntaxError", "invalidResponse"],
]);

/**
 * Returns the kind of an error by the name that AWS or the SDK gave it, or undefined for an unknown name. AWS has many names for
 * throttling, so the SDK's own list of them is used, by which it also decides what to retry.
 */
export function kindOfName(name: string): ProblemKind | undefined {
  return kinds.get(name) ?? (isThrottlingError({ name, message: "" }) ? "throttled" : undefined);
}
