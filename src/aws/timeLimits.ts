import type { NodeHttpHandlerOptions } from "@smithy/types";

/** Time limits for requests, in milliseconds. */
export interface TimeLimits {
  readonly connect: number;
  /** The maximum time in milliseconds until the response starts, and between two chunks of the response. */
  readonly request: number;
}

export const defaultLimits: TimeLimits = { connect: 5000, request: 30_000 };

/**
 * Returns the limits as SDK options. `ca` contains the CA certificates, in PEM format, to trust instead of the defaults of
 * Node.js. The number of sockets is not limited, because all Regions may share one configured endpoint. With the SDK's limit of
 * 50 sockets per host, requests would fail as if the connection could not be established.
 */
export function requestOptions(limits: TimeLimits, ca?: string): NodeHttpHandlerOptions {
  return {
    connectionTimeout: limits.connect,
    requestTimeout: limits.request,
    // Without this limit, a response that stops halfway would never time out.
    socketTimeout: limits.request,
    throwOnRequestTimeout: true,
    httpAgent: { maxSockets: Infinity },
    httpsAgent: { maxSockets: Infinity, ...(ca === undefined ? {} : { ca }) },
  };
}
