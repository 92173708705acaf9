import type { ServiceError } from "./errors";

/** A complete HTTP response, before a fault changes it. */
export interface HttpResponse {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array;
  /** The number of metrics that AWS bills for the request (GetMetricData). */
  billedMetrics?: number;
}

/** Returns a JSON response for the rest-json protocol. */
export function jsonResponse(status: number, body: object, headers: Record<string, string> = {}): HttpResponse {
  return { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) };
}

/**
 * Returns an error response for the rest-json protocol. The error type is in a header, and the message and other
 * members are in the body.
 */
export function jsonErrorResponse(error: ServiceError): HttpResponse {
  return jsonResponse(error.status, { message: error.message, ...error.members }, { "x-amzn-ErrorType": error.type });
}
