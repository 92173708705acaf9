import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Account } from "./account";
import { bedrock } from "./bedrock";
import { controlPrefix, serveControl } from "./control";
import { ServiceError } from "./errors";
import { serve, type EndpointState } from "./exchange";
import { Faults } from "./faults";
import { Http2Connections } from "./http2Connections";
import { accountOptions, type EndpointOptions } from "./options";
import { readBody } from "./requestBody";
import { RequestLog, type RecordedRequest, type RequestMatch, type WaitOptions } from "./requestLog";

/** A running endpoint, for tests in the same process. Tests in other processes use `EndpointClient`. */
export interface LocalEndpoint {
  /** The URL `http://127.0.0.1:PORT`, which is the value for AWS_ENDPOINT_URL. */
  readonly url: string;
  /** Every request to an AWS service since the start or the last clear, oldest first. */
  readonly requests: readonly RecordedRequest[];
  readonly faults: Faults;
  /** The account with all its Regions. A reset replaces it. */
  readonly account: Account;
  /** Returns the sequence number of the newest request. */
  mark(): number;
  /** Returns the next matching request. See RequestLog.waitFor. */
  waitForRequest(match: RequestMatch, options?: WaitOptions): Promise<RecordedRequest>;
  clearRequests(): void;
  /**
   * Resets the endpoint to the initial state, or to the state for other options: no faults, no recorded requests, no
   * waiting connections.
   */
  reset(options?: Omit<EndpointOptions, "port">): void;
  /** Stops listening and destroys every open connection. */
  close(): Promise<void>;
}

/** The approximate limit for request bodies in AWS. */
const bodyLimit = 1024 * 1024;

/** Longer than clients keep an idle connection, so that they do not use a connection that is being closed. */
const keepAliveTimeoutMs = 75_000;

/**
 * Starts the endpoint on 127.0.0.1.
 *
 * @throws the socket's error if it cannot listen on the port.
 */
export async function startEndpoint(options: EndpointOptions = {}): Promise<LocalEndpoint> {
  const { port = 0, ...start } = options;
  const state: EndpointState = {
    account: new Account(accountOptions(start)),
    faults: new Faults(),
    log: new RequestLog(),
  };
  const inFlight = new Set<ServerResponse>();
  const reset = (changes: Omit<EndpointOptions, "port"> = {}) => {
    state.account = new Account(accountOptions({ ...start, ...changes }));
    state.faults.clear();
    for (const response of inFlight) {
      response.destroy();
    }
    state.log.clear();
  };
  const server = createServer({ keepAliveTimeout: keepAliveTimeoutMs }, (request, response) => {
    const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
    if (path.startsWith(controlPrefix)) {
      serveControl(request, response, { state, reset }).catch((error: unknown) => fail(response, error));
      return;
    }
    inFlight.add(response);
    handle(path, request, response, state)
      .catch((error: unknown) => fail(response, error))
      .finally(() => inFlight.delete(response));
  });
  const http2 = new Http2Connections(server);
  await listen(server, port);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: state.log.requests,
    faults: state.faults,
    get account() {
      return state.account;
    },
    mark: () => state.log.mark(),
    waitForRequest: (match, waitOptions) => state.log.waitFor(match, waitOptions),
    clearRequests: () => state.log.clear(),
    reset,
    close: () => close(server, http2, state.log),
  };
}

async function handle(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  state: EndpointState,
): Promise<void> {
  const requestId = randomUUID();
  const query = new URLSearchParams((request.url ?? "").slice(path.length + 1));
  let bytes: Buffer;
  try {
    bytes = await readBody(request, bodyLimit);
  } catch (error) {
    if (!(error instanceof ServiceError)) {
      return;
    }
    const reply = bedrock.toErrorResponse(error, requestId);
    response.writeHead(reply.status, { ...reply.headers, "x-amzn-RequestId": requestId, connection: "close" });
    response.end(reply.body);
    return;
  }
  const { method = "GET", headers } = request;
  const body = bytes.toString("utf8");
  await serve({ method, path, query, headers, body, bytes, requestId }, response, state);
}

/** Prints a bug in this endpoint and closes the response, so that the client does not wait. */
function fail(response: ServerResponse, error: unknown): void {
  console.error(error);
  response.destroy();
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
}

async function close(server: Server, http2: Http2Connections, log: RequestLog): Promise<void> {
  const closed = once(server, "close");
  log.close();
  server.close();
  http2.destroy();
  server.closeAllConnections();
  await closed;
}
