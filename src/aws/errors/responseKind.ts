import type { ProblemKind } from "../../domain/problem";
import { statusOf } from "./connectionErrors";
import { matchedTexts } from "./matchedTexts";

/** An error that may contain response metadata. */
interface ResponseError extends Error {
  readonly $metadata?: { readonly requestId?: string; readonly httpStatusCode?: number };
}

/**
 * Returns the problem kind for an error without a known name, based on the status and body of its response. Returns undefined if
 * there is no response, or if AWS itself reported an unknown error.
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
  // A response without a request ID is not from AWS but from an intermediary.
  return status === undefined || error.$metadata?.requestId ? undefined : "invalidResponse";
}
