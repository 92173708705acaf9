import { isThrottlingError } from "@smithy/core/retry";
import type { ProblemKind } from "../../domain/problem";

/** The eight errors of Bedrock's service model, and those that AWS answers before a request reaches the service. */
const kinds = new Map<string, ProblemKind>([
  ["AccessDeniedException", "accessDenied"],
  ["ConflictException", "conflict"],
  ["InternalServerException", "internalServer"],
  ["ResourceNotFoundException", "notFound"],
  ["ServiceQuotaExceededException", "quotaExceeded"],
  ["ThrottlingException", "throttled"],
  ["TooManyTagsException", "tooManyTags"],
  ["ValidationException", "validation"],
  // Told by their status where there is one, which the SDK keeps to itself for IAM Identity Center.
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
  ["UnknownOperationException", "notOffered"],
  // AWS knows who asks, and the account may not use the service.
  ["NotAuthorized", "accessDenied"],
  ["SubscriptionRequiredException", "accessDenied"],
  ["RequestExpired", "clockSkew"],
  ["RequestTimeTooSkewed", "clockSkew"],
  ["AbortError", "cancelled"],
  ["TimeoutError", "timeout"],
  ["SyntaxError", "invalidResponse"],
]);

/**
 * What an error is by the name that AWS or the SDK gave it; nothing for an unknown one. AWS's services have many names for
 * throttling, and the SDK's own list of them decides what it retries.
 */
export function kindOfName(name: string): ProblemKind | undefined {
  return kinds.get(name) ?? (isThrottlingError({ name, message: "" }) ? "throttled" : undefined);
}
