import type { IncomingHttpHeaders } from "node:http";
import type { Account } from "./account";
import type { Caller } from "./authorization";
import type { Fault } from "./faults";
import type { ServiceError } from "./errors";
import type { HttpResponse } from "./httpResponse";
import type { EndpointOperation } from "./operationNames";

/** An unvalidated request with its body. */
export interface ReceivedRequest {
  method: string;
  /** The path as sent, with percent-encoding. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
  /** The body as sent, for protocols that are not text-based. */
  bytes: Buffer;
  requestId: string;
}

/** A parsed request that is ready to run once its caller is known. */
export interface Action {
  operation: EndpointOperation;
  /** The parsed body, which is recorded with the request. */
  body: unknown;
  /** Whether the operation requires no signature. */
  unsigned?: boolean;
  /**
   * Runs the operation. `fault` changes the result of a successful request (`partial`, `incomplete`).
   *
   * @throws ServiceError The error of the service.
   */
  perform(account: Account, region: string, caller: Caller, fault?: Fault): HttpResponse;
}

/** An AWS service in this endpoint: how it parses requests and formats errors. */
export interface Service {
  /** The service name in the scope of signatures. */
  signingName: string;
  /**
   * Parses a request.
   *
   * @throws ServiceError for an unknown operation.
   */
  identify(request: ReceivedRequest): Action;
  toErrorResponse(error: ServiceError, requestId: string): HttpResponse;
}
