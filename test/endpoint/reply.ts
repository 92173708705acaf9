import type { ServiceError } from "./errors";

/** A whole HTTP reply, before a fault does anything to it. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** A reply in JSON, as the rest-json protocol gives it. */
export function jsonReply(status: number, body: object, headers: Record<string, string> = {}): Reply {
  return { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) };
}

/** An error of the rest-json protocol: its type in a header, its message and other members in the body. */
export function jsonErrorReply(error: ServiceError): Reply {
  return jsonReply(error.status, { message: error.message, ...error.members }, { "x-amzn-ErrorType": error.type });
}
