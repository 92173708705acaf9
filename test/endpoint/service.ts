import type { IncomingHttpHeaders } from "node:http";
import type { Account } from "./account";
import type { Caller } from "./authorization";
import type { Fault } from "./faults";
import type { ServiceError } from "./errors";
import type { Reply } from "./reply";
import type { EndpointOperation } from "./operationNames";

/** A request with its body, unchecked. */
export interface ReceivedRequest {
  method: string;
  /** The path as sent, percent-encoded. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
  /** The body as sent, for protocols that are not text. */
  bytes: Buffer;
  requestId: string;
}

/** A parsed request, ready to run once its caller is known. */
export interface Action {
  operation: EndpointOperation;
  /** The parsed body, for the recorded request. */
  body: unknown;
  /** Whether the operation is called without a signature. */
  unsigned?: boolean;
  /**
   * Runs the operation. `fault` is one that changes the result of a successful request (`partial`, `incomplete`).
   * @throws ServiceError the service's error.
   */
  perform(account: Account, region: string, caller: Caller, fault?: Fault): Reply;
}

/** An AWS service of this endpoint: how it parses requests and formats errors. */
export interface Service {
  /** The service name in the scope of a signature. */
  signingName: string;
  /**
   * Parses a request.
   * @throws ServiceError for an unknown operation.
   */
  identify(request: ReceivedRequest): Action;
  errorReply(error: ServiceError, requestId: string): Reply;
}
