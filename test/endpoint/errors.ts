import { iamPrefixOf } from "./operationNames";

/** An AWS error response with its error type, message and HTTP status. */
export class ServiceError extends Error {
  readonly type: string;
  readonly status: number;
  /** Additional members that the service model declares, such as TooManyTagsException.resourceName. */
  readonly members: Record<string, string>;

  constructor(type: string, message: string, members: Record<string, string> = {}, status = statusOf(type)) {
    super(message);
    this.type = type;
    this.status = status;
    this.members = members;
  }
}

/** The errors in the service model with their HTTP status. ConflictException has the status 400 there, not 409. */
const modeledErrors = {
  AccessDeniedException: 403,
  ConflictException: 400,
  InternalServerException: 500,
  ResourceNotFoundException: 404,
  ServiceQuotaExceededException: 400,
  ThrottlingException: 429,
  TooManyTagsException: 400,
  ValidationException: 400,
} as const;

export type ModeledError = keyof typeof modeledErrors;

/** Errors that any AWS service can return although its model does not declare them, with their HTTP status. */
const commonErrors: ReadonlyMap<string, number> = new Map(
  Object.entries({
    AccessDenied: 403,
    ExpiredToken: 403,
    ExpiredTokenException: 403,
    IncompleteSignatureException: 403,
    InvalidClientTokenId: 403,
    InvalidSignatureException: 403,
    MissingAuthenticationTokenException: 403,
    OptInRequired: 403,
    RequestEntityTooLargeException: 413,
    RequestTimeTooSkewed: 403,
    SerializationException: 400,
    ServiceUnavailableException: 503,
    UnknownOperationException: 404,
    UnrecognizedClientException: 403,
  }),
);

/** Returns whether the service model of Bedrock declares this error. */
export function isModeled(type: string): type is ModeledError {
  return Object.hasOwn(modeledErrors, type);
}

/** Returns the HTTP status of an error type, or 400 if the type is unknown. */
export function statusOf(type: string): number {
  return isModeled(type) ? modeledErrors[type] : (commonErrors.get(type) ?? 400);
}

/**
 * Returns the error code for the query protocol, which often lacks the last word of the error type. `own` contains
 * codes that one service defines.
 */
export function toQueryErrorCode(type: string, own: Readonly<Record<string, string>> = {}): string {
  const known: Readonly<Record<string, string>> = {
    ExpiredTokenException: type,
    InvalidSignatureException: "SignatureDoesNotMatch",
    ValidationException: "ValidationError",
    ...own,
  };
  return known[type] ?? type.replace(/Exception$/, "");
}

/** The values that are inserted into the error messages of faults. */
export interface ErrorContext {
  operation: string;
  /** The IAM action that is denied, if it differs from the action of the operation. */
  action?: string;
  region: string;
  callerArn: string;
  /** The resource of the denied action. Messages of some services contain no resource. */
  resourceArn: string | undefined;
}

/** Returns the message that AWS sends with an error type by default. */
export function usualMessage(type: string, context: ErrorContext): string {
  const messages: Record<string, string> = {
    AccessDeniedException: accessDeniedMessage(context, "no identity-based policy allows"),
    ConflictException: "The request conflicts with the current state of the resource.",
    ExpiredToken: "The security token included in the request is expired",
    ExpiredTokenException: "The security token included in the request is expired",
    InternalServerException: "The server encountered an internal error while processing the request.",
    InvalidClientTokenId: "The security token included in the request is invalid.",
    InvalidSignatureException:
      "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.",
    OptInRequired: "You are not subscribed to the service.",
    RequestTimeTooSkewed: "The difference between the request time and the current time is too large.",
    ResourceNotFoundException: "The specified resource was not found.",
    ServiceQuotaExceededException: quotaMessage(context.region),
    ServiceUnavailableException: "Service Unavailable",
    ThrottlingException: "Too many requests, please wait before trying again.",
    TooManyTagsException: tooManyTagsMessage,
    UnrecognizedClientException: "The security token included in the request is invalid.",
    ValidationException: "The provided request is not valid.",
  };
  return Object.hasOwn(messages, type) ? (messages[type] ?? type) : type;
}

/** Returns the message of AccessDeniedException, which ends with the reason from IAM. */
export function accessDeniedMessage(context: ErrorContext, reason: string): string {
  const action = context.action ?? `${iamPrefixOf(context.operation)}:${context.operation}`;
  const resource = context.resourceArn === undefined ? "" : ` on resource: ${context.resourceArn}`;
  const user = `User: ${context.callerArn} is not authorized to perform: ${action}${resource}`;
  return `${user} because ${reason} the ${action} action`;
}

/**
 * Returns the error message of CreateInferenceProfile at the quota of 1,000 application profiles per account and Region
 * (L-40EC9882).
 */
export function quotaMessage(region: string): string {
  return `You have reached the maximum number of application inference profiles for this account in ${region}. Delete unused inference profiles or request a quota increase.`;
}

/** The error message of CreateInferenceProfile and TagResource if a resource would have more than 50 tags. */
export const tooManyTagsMessage = "The number of tags exceeds the limit of 50 tags per resource.";
