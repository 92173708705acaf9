import type { ProblemKind } from "../../domain/problem";
import { statusOf } from "./connectionErrors";

/** An error that may have come with a reply. */
interface RepliedError extends Error {
  readonly $metadata?: { readonly requestId?: string; readonly httpStatusCode?: number };
}

/**
 * The last resort: what an error without a known name is by the reply that it came with. Nothing where there was no reply, or
 * where AWS itself refused by an error that is not known here.
 */
export function kindOfResponse(error: RepliedError): ProblemKind | undefined {
  const status = statusOf(error);
  if (status === 429) {
    return "throttled";
  }
  if (status !== undefined && status >= 500) {
    return "internalServer";
  }
  if (/deserialization error|is not valid JSON|Unexpected token/i.test(error.message)) {
    return "invalidResponse";
  }
  // With a request's ID it is AWS that refused; else something in between did.
  return status === undefined || error.$metadata?.requestId ? undefined : "invalidResponse";
}
