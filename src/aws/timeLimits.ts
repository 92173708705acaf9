import type { NodeHttpHandlerOptions } from "@smithy/types";

/** How long requests may take, in milliseconds. */
export interface TimeLimits {
  readonly connect: number;
  /** From the request to the beginning of its reply, and without any news until the reply is whole. */
  readonly request: number;
}

export const usualLimits: TimeLimits = { connect: 5000, request: 30_000 };

/** The limits as the SDK takes them. */
export function requestOptions(limits: TimeLimits): NodeHttpHandlerOptions {
  return {
    connectionTimeout: limits.connect,
    requestTimeout: limits.request,
    // A reply that stops halfway would be waited for without end otherwise.
    socketTimeout: limits.request,
    throwOnRequestTimeout: true,
  };
}
