import type { FaultRequest } from "../../endpoint/faults";

/** A row of the matrix: a fault in the service or in the connection to it. */
export interface MatrixFault {
  readonly fault: FaultRequest;
  /**
   * The reason in the message, or undefined if the user does not notice the fault. Placeholders such as `{action}` and
   * `{awsProfile}` are replaced.
   */
  readonly reason?: string;
}

/** Returns an error that the service returns for every request. */
const error = (error: string, reason: string, message?: string): MatrixFault => ({
  fault: { kind: "error", error, count: 0, ...(message === undefined ? {} : { message }) },
  reason,
});

const always = { count: 0 } as const;
const notAws =
  "The response from {endpoint} is incomplete or is not from AWS. Check endpoint_url of the AWS profile {awsProfile} in {config}.";

/** Returns the fault of an endpoint that responds to every request with status 200 and the same JSON. */
const foreign = (body: object): MatrixFault => ({
  fault: { kind: "body", body: JSON.stringify(body), ...always },
  reason: notAws,
});
const cutOff = "The connection was interrupted. Check your network, proxy, and VPN.";

/** The AWS message if the clock is ten minutes slow. */
const clockMessage =
  "Signature expired: 20260101T000000Z is now earlier than 20260101T000500Z (20260101T001000Z - 5 min.)";

/** All faults in the matrix, by their names in the printed table. */
export const faults = {
  AccessDenied: error(
    "AccessDeniedException",
    "Developer is not authorized to perform {action} on inference-profile/*.",
  ),
  Conflict: error("ConflictException", "An inference profile with this name already exists. Choose another name."),
  InternalServer: error("InternalServerException", "AWS reported an internal error. Try again."),
  ResourceNotFound: error("ResourceNotFoundException", "It does not exist or has been deleted."),
  QuotaExceeded: error(
    "ServiceQuotaExceededException",
    "The account has reached its quota in this Region. Delete unused profiles, or request a quota increase.",
  ),
  Throttling: error(
    "ThrottlingException",
    "AWS received too many requests from this account. Wait a moment, then try again.",
  ),
  TooManyTags: error("TooManyTagsException", "The inference profile has too many tags. Remove some."),
  Validation: error("ValidationException", "AWS reported: The provided request is not valid."),
  "expired token": error(
    "ExpiredTokenException",
    "The credentials for the AWS profile {awsProfile} have expired. Renew them, then try again.",
  ),
  "clock skew": error(
    "InvalidSignatureException",
    "This computer's clock is 10 min behind AWS time. Set the clock, then try again.",
    clockMessage,
  ),
  "reset before": { fault: { kind: "reset", ...always }, reason: cutOff },
  "reset after": { fault: { kind: "lostResponse", ...always }, reason: cutOff },
  hang: { fault: { kind: "hang", ...always }, reason: "AWS did not respond in time. Check your network." },
  slow: { fault: { kind: "slow", delayMs: 100, ...always } },
  cut: { fault: { kind: "cut", ...always }, reason: cutOff },
  HTML: {
    fault: { kind: "html", ...always },
    reason: "The proxy could not connect to AWS. Try again, or check your proxy settings.",
  },
  empty: { fault: { kind: "empty", ...always }, reason: notAws },
  "other service": foreign({
    Output: { __type: "com.amazon.coral.service#UnknownOperationException" },
    Version: "1.0",
  }),
  "no members": foreign({}),
  "null lists": foreign({
    inferenceProfileSummaries: null,
    modelSummaries: null,
    tags: null,
    inferenceProfileArn: null,
  }),
  "error with 200": foreign({ inferenceProfileSummaries: [], modelSummaries: [], tags: [], message: "Forbidden" }),
  "503 twice": { fault: { kind: "error", error: "ServiceUnavailableException", count: 2 } },
  "503 storm": error("ServiceUnavailableException", "AWS reported an internal error. Try again."),
} as const satisfies Record<string, MatrixFault>;

export type FaultName = keyof typeof faults;

export const faultNames = Object.keys(faults) as FaultName[];
