import type { FaultRequest } from "../../endpoint/faults";

/** A row of the matrix: what goes wrong at the service or on the way to it. */
export interface MatrixFault {
  readonly fault: FaultRequest;
  /** What is said of it; nothing where nobody notices. `{action}`, `{awsProfile}` and the like are filled in. */
  readonly reason?: string;
}

/** An error that the service answers every request with. */
const error = (error: string, reason: string, message?: string): MatrixFault => ({
  fault: { kind: "error", error, count: 0, ...(message === undefined ? {} : { message }) },
  reason,
});

const always = { count: 0 } as const;
const notAws =
  "The answer from {endpoint} did not come from AWS or was cut short. Check endpoint_url of the AWS profile {awsProfile} in {config}.";

/** An endpoint that answers every request with status 200 and the same JSON. */
const foreign = (body: object): MatrixFault => ({
  fault: { kind: "body", body: JSON.stringify(body), ...always },
  reason: notAws,
});
const cutOff = "The connection was cut off. Check your network, and any proxy or VPN on the way.";

/** How AWS tells a clock that is ten minutes behind. */
const clockMessage =
  "Signature expired: 20260101T000000Z is now earlier than 20260101T000500Z (20260101T001000Z - 5 min.)";

/** Every fault of the matrix, by the name that the printed table has for it. */
export const faults = {
  AccessDenied: error("AccessDeniedException", "Developer is missing {action} on inference-profile/*."),
  Conflict: error("ConflictException", "There is one of that name already. Choose another name."),
  InternalServer: error("InternalServerException", "AWS had an internal error. Try again."),
  ResourceNotFound: error("ResourceNotFoundException", "It is not there, or no longer."),
  QuotaExceeded: error(
    "ServiceQuotaExceededException",
    "The account has reached its quota there. Delete unused profiles or ask for more.",
  ),
  Throttling: error(
    "ThrottlingException",
    "AWS is getting too many requests from this account. Wait a little, then try again.",
  ),
  TooManyTags: error("TooManyTagsException", "It has too many tags. Remove some."),
  Validation: error("ValidationException", "AWS says: The provided request is not valid."),
  "expired token": error(
    "ExpiredTokenException",
    "The credentials of the AWS profile {awsProfile} have expired. Get new ones, then try again.",
  ),
  "clock skew": error(
    "InvalidSignatureException",
    "This computer's clock is behind AWS's (10 min). Set the clock, then try again.",
    clockMessage,
  ),
  "reset before": { fault: { kind: "reset", ...always }, reason: cutOff },
  "reset after": { fault: { kind: "lostReply", ...always }, reason: cutOff },
  hang: { fault: { kind: "hang", ...always }, reason: "AWS did not answer in time. Check your network." },
  slow: { fault: { kind: "slow", delayMs: 100, ...always } },
  cut: { fault: { kind: "cut", ...always }, reason: cutOff },
  HTML: {
    fault: { kind: "html", ...always },
    reason: "A proxy on the way did not get through to AWS. Try again, or check the proxy settings.",
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
  "503 storm": error("ServiceUnavailableException", "AWS had an internal error. Try again."),
} as const satisfies Record<string, MatrixFault>;

export type FaultName = keyof typeof faults;

export const faultNames = Object.keys(faults) as FaultName[];
