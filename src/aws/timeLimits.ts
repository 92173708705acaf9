import type { NodeHttpHandlerOptions } from "@smithy/types";

/** How long requests may take, in milliseconds. */
export interface TimeLimits {
  readonly connect: number;
  /** From the request to the beginning of its reply, and without any news until the reply is whole. */
  readonly request: number;
}

export const defaultLimits: TimeLimits = { connect: 5000, request: 30_000 };

/**
 * The limits as the SDK takes them. Sockets have none: the SDK's fifty a host are those of all Regions behind one endpoint of
 * the person's own, and a request that waits for one is taken for a connection that cannot be made.
 */
export function requestOptions(limits: TimeLimits): NodeHttpHandlerOptions {
  return {
    connectionTimeout: limits.connect,
    requestTimeout: limits.request,
    // A reply that stops halfway would be waited for without end otherwise.
    socketTimeout: limits.request,
    throwOnRequestTimeout: true,
    httpAgent: { maxSockets: Infinity },
    httpsAgent: { maxSockets: Infinity },
  };
}
