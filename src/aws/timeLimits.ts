import type { NodeHttpHandlerOptions } from "@smithy/types";

/** Time limits for requests, in milliseconds. */
export interface TimeLimits {
  readonly connect: number;
  /** The maximum time until the response starts, and between two chunks of the response. */
  readonly request: number;
}

export const defaultLimits: TimeLimits = { connect: 5000, request: 30_000 };

/**
 * Returns the limits as SDK options, with the CA certificates to trust in place of those of Node.js, in PEM format. The number of
 * sockets is not limited. All Regions may share one configured endpoint, and with the SDK's limit of 50 sockets per host, requests
 * would fail as if the connection could not be established.
 */
export function requestOptions(limits: TimeLimits, ca?: string): NodeHttpHandlerOptions {
  return {
    connectionTimeout: limits.connect,
    requestTimeout: limits.request,
    // Otherwise a response that stops halfway would never time out.
    socketTimeout: limits.request,
    throwOnRequestTimeout: true,
    httpAgent: { maxSockets: Infinity },
    httpsAgent: { maxSockets: Infinity, ...(ca === undefined ? {} : { ca }) },
  };
}
