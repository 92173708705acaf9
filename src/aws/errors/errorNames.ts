import { isThrottlingError } from "@smithy/core/retry";
import type { ProblemKind } from "../../domain/problem";

/**
 * The problem kinds of the eight errors in Bedrock's service model, followed by the errors that AWS returns before a request
 * reaches the service.
 */
const kinds = new Map<string, ProblemKind>([
  ["AccessDeniedException", "accessDenied"],
  ["ConflictException", "conflict"],
  ["InternalServerException", "internalServer"],
  ["ResourceNotFoundException", "notFound"],
  ["ServiceQuotaExceededException", "quotaExceeded"],
  ["ThrottlingException", "throttled"],
  ["TooManyTagsException", "tooManyTags"],
  ["ValidationException", "validation"],
  // The SDK omits the response status of these errors for IAM Identity Center, so they are identified by name.
  ["InternalFailure", "internalServer"],
  ["ServiceUnavailable", "internalServer"],
  ["ServiceUnavailableException", "internalServer"],
  // Only CloudWatch uses these names.
  ["InternalServiceError", "internalServer"],
  ["InternalServiceFault", "internalServer"],
  ["InvalidNextToken", "validation"],
  ["InvalidParameterValue", "validation"],
  ["InvalidParameterValueException", "validation"],
  // STS and CloudWatch use these names.
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
  // The credentials are valid, but the account is not allowed to use the service.
  ["NotAuthorized", "accessDenied"],
  ["SubscriptionRequiredException", "accessDenied"],
  ["RequestExpired", "clockSkew"],
  ["RequestTimeTooSkewed", "clockSkew"],
  ["AbortError", "cancelled"],
  ["TimeoutError", "timeout"],
  ["SyntaxError", "invalidResponse"],
]);

/**
 * Returns the problem kind for the name of an error from AWS or the SDK, or undefined if the name is unknown. AWS has many names
 * for throttling errors, so this uses the SDK's own list, which its retries are also based on.
 */
export function kindOfName(name: string): ProblemKind | undefined {
  return kinds.get(name) ?? (isThrottlingError({ name, message: "" }) ? "throttled" : undefined);
}
