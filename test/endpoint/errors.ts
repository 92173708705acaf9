import { stsInputs } from "./stsShapes";

/** A refusal as AWS answers it: the error's type, its message, the HTTP status. */
export class ServiceError extends Error {
  readonly type: string;
  readonly status: number;
  /** Modelled members beside `message`, such as TooManyTagsException.resourceName. */
  readonly members: Record<string, string>;

  constructor(type: string, message: string, members: Record<string, string> = {}, status = statusOf(type)) {
    super(message);
    this.type = type;
    this.status = status;
    this.members = members;
  }
}

/** The errors that the service model knows, with their HTTP status. ConflictException is a 400 there, not a 409. */
const modelledErrors = {
  AccessDeniedException: 403,
  ConflictException: 400,
  InternalServerException: 500,
  ResourceNotFoundException: 404,
  ServiceQuotaExceededException: 400,
  ThrottlingException: 429,
  TooManyTagsException: 400,
  ValidationException: 400,
} as const;

export type ModelledError = keyof typeof modelledErrors;

/** Errors that any AWS service may answer, outside its model, with their HTTP status. */
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

/** Whether the service model of Bedrock has this error. */
export function isModelled(type: string): type is ModelledError {
  return Object.hasOwn(modelledErrors, type);
}

/** The HTTP status of an error by its type; 400 for one that is not known here. */
export function statusOf(type: string): number {
  return isModelled(type) ? modelledErrors[type] : (commonErrors.get(type) ?? 400);
}

/** Who, where and what: enough to write the messages of errors set as faults. */
export interface ErrorContext {
  operation: string;
  region: string;
  callerArn: string;
  /** What the refused action was on. */
  resourceArn: string;
}

/** The message that AWS sends with an error when nothing more is known of its cause. */
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

/** The sentence of AccessDeniedException, with the reason that IAM names at its end. */
export function accessDeniedMessage(context: ErrorContext, reason: string): string {
  const service = Object.hasOwn(stsInputs, context.operation) ? "sts" : "bedrock";
  const action = `${service}:${context.operation}`;
  const user = `User: ${context.callerArn} is not authorized to perform: ${action} on resource: ${context.resourceArn}`;
  return `${user} because ${reason} the ${action} action`;
}

/** What create answers at the quota of 1,000 application profiles an account and Region (L-40EC9882). */
export function quotaMessage(region: string): string {
  return `You have reached the maximum number of application inference profiles for this account in ${region}. Delete unused inference profiles or request a quota increase.`;
}

/** What create and TagResource answer past 50 tags on one resource. */
export const tooManyTagsMessage = "The number of tags exceeds the limit of 50 tags per resource.";
