import type { ProblemKind } from "../core/problem";

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
  ["RequestExpired", "clockSkew"],
  ["RequestTimeTooSkewed", "clockSkew"],
  ["RequestLimitExceeded", "throttled"],
  ["Throttling", "throttled"],
  ["TooManyRequestsException", "throttled"],
  ["AbortError", "cancelled"],
  ["TimeoutError", "timeout"],
  ["SyntaxError", "badReply"],
]);

/** What an error is by the name that AWS or the SDK gave it; nothing for an unknown one. */
export function kindOfName(name: string): ProblemKind | undefined {
  return kinds.get(name);
}
