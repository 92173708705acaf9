import type { IncomingHttpHeaders } from "node:http";
import type { Account } from "./account";
import type { Caller } from "./authorization";
import type { ServiceError } from "./errors";
import type { Reply } from "./reply";
import type { EndpointOperation } from "./operationNames";

/** A request with its body read, nothing of it checked. */
export interface ReceivedRequest {
  method: string;
  /** As sent, percent-encoded. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
  requestId: string;
}

/** What a request asks for, ready to be done once its caller is known. */
export interface Action {
  operation: EndpointOperation;
  /** The body as the service reads it, for the record of requests. */
  body: unknown;
  /** Whether the operation is one that takes no signature. */
  unsigned?: boolean;
  /** @throws ServiceError what the service refuses. */
  perform(account: Account, region: string, caller: Caller): Reply;
}

/** An AWS service on this endpoint: how it reads requests and words errors. */
export interface Service {
  /** The service name of a signature's scope. */
  signingName: string;
  /**
   * What the request asks for.
   * @throws ServiceError for an operation that the service does not have.
   */
  identify(request: ReceivedRequest): Action;
  errorReply(error: ServiceError, requestId: string): Reply;
}
