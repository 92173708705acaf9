import type { NodeHttpHandlerOptions } from "@smithy/types";

/** How long requests may take, in milliseconds. */
export interface TimeLimits {
  readonly connect: number;
  /** From the request to the start of its response, and between two pieces of the response. */
  readonly request: number;
}

export const defaultLimits: TimeLimits = { connect: 5000, request: 30_000 };

/**
 * Returns the limits as options of the SDK. The number of sockets is not limited: all Regions may share one configured endpoint,
 * and the SDK's limit of 50 sockets per host would make requests fail as if the connection could not be established.
 */
export function requestOptions(limits: TimeLimits): NodeHttpHandlerOptions {
  return {
    connectionTimeout: limits.connect,
    requestTimeout: limits.request,
    // Otherwise a response that stops halfway would never time out.
    socketTimeout: limits.request,
    throwOnRequestTimeout: true,
    httpAgent: { maxSockets: Infinity },
    httpsAgent: { maxSockets: Infinity },
  };
}
