import type { ProblemKind } from "../../domain/problem";
import { statusOf } from "./connectionErrors";
import { matchedTexts } from "./matchedTexts";

/** An error that may be about a response. */
interface ResponseError extends Error {
  readonly $metadata?: { readonly requestId?: string; readonly httpStatusCode?: number };
}

/**
 * Returns the kind of an error without a known name, by the status and body of its response. Undefined if there is no response, or
 * if AWS itself reported an error that is unknown here.
 */
export function kindOfResponse(error: ResponseError): ProblemKind | undefined {
  const status = statusOf(error);
  if (status === 429) {
    return "throttled";
  }
  if (status !== undefined && status >= 500) {
    return "internalServer";
  }
  if (matchedTexts.unparsableBody.test(error.message)) {
    return "invalidResponse";
  }
  // Without a request ID, the response is not from AWS but from something in between.
  return status === undefined || error.$metadata?.requestId ? undefined : "invalidResponse";
}
