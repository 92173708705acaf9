import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { Account } from "./account";
import { authorize, type Caller } from "./authorization";
import { bedrock } from "./bedrock";
import { bedrockRuntimeFor } from "./bedrockRuntime/bedrockRuntime";
import { cloudWatchFor } from "./cloudWatch/cloudWatch";
import { costExplorerFor } from "./costExplorer/costExplorer";
import { ServiceError } from "./errors";
import { requiredActions } from "./requiredActions";
import { faultError, type Fault, type Faults } from "./faults";
import type { HttpResponse } from "./httpResponse";
import type { RecordedRequest, RequestLog } from "./requestLog";
import type { Action, ReceivedRequest, Service } from "./service";
import { sts } from "./sts";

/** The state that all requests share. A reset replaces `account`. */
export interface EndpointState {
  account: Account;
  readonly faults: Faults;
  readonly log: RequestLog;
}

/** The caller of an unsigned request. It uses the first Region, because one host name serves all Regions. */
const unsignedCaller: Caller = { accessKeyId: "", region: "us-east-1" };

/** A request with a known caller and operation. */
interface Accepted {
  service: Service;
  action: Action;
  caller: Caller;
}

/** Responds to a request to an AWS service: records it, applies the matching fault, and runs the operation. */
export async function serve(request: ReceivedRequest, response: ServerResponse, state: EndpointState): Promise<void> {
  const service = serviceOf(request);
  const { record, accepted, refusal } = accept(service, request, state);
  const fault =
    accepted && state.faults.take(accepted.action.operation, accepted.caller.region, requiredActions(accepted.action));
  if (fault) {
    record.fault = fault.kind;
  }
  try {
    await wait(state.account.options.latencyMs + (fault?.delayMs ?? 0), response);
    if (accepted) {
      await applyFaultOrRun(fault, accepted, request, response, state, record);
    } else {
      send(response, service.toErrorResponse(refusal, request.requestId), request.requestId);
    }
    if (!response.closed) {
      await once(response, "close");
    }
  } finally {
    state.log.finish(record, ending(response, fault));
  }
}

/** Returns the service of a request based on its target or path, because one host name serves all services. */
function serviceOf(request: ReceivedRequest): Service {
  const ofTarget = cloudWatchFor(request) ?? costExplorerFor(request) ?? bedrockRuntimeFor(request);
  return ofTarget ?? (request.path === "/" ? sts : bedrock);
}

/** Returns the parsed request, or the error that it causes. Records the request in both cases. */
function accept(
  service: Service,
  request: ReceivedRequest,
  { account, log }: EndpointState,
):
  | { record: RecordedRequest; accepted: Accepted; refusal?: never }
  | { record: RecordedRequest; accepted?: never; refusal: ServiceError } {
  const known: Parameters<RequestLog["open"]>[0] = {
    method: request.method,
    path: request.path,
    query: Object.fromEntries(request.query),
  };
  try {
    const action = service.identify(request);
    Object.assign(known, { operation: action.operation, ...(action.body !== undefined && { body: action.body }) });
    const caller = action.unsigned ? unsignedCaller : authorize(request.headers, service.signingName);
    Object.assign(known, action.unsigned ? {} : caller);
    if (service !== sts && !account.offers(caller.region)) {
      // This is the response for an opt-in Region that is not enabled for the account.
      throw new ServiceError("UnrecognizedClientException", "The security token included in the request is invalid.");
    }
    return { record: log.open(known), accepted: { service, action, caller } };
  } catch (error) {
    return { record: log.open(known), refusal: serviceError(error) };
  }
}

/** Waits for a time. Returns early if the client disconnects, in which case the response is closed. */
async function wait(milliseconds: number, response: ServerResponse): Promise<void> {
  if (milliseconds > 0) {
    const disconnected = new AbortController();
    const leave = () => disconnected.abort();
    response.once("close", leave);
    await delay(milliseconds, undefined, { signal: disconnected.signal }).catch(() => undefined);
    response.off("close", leave);
  }
}

/** Applies the fault, or runs the operation if there is no fault. */
async function applyFaultOrRun(
  fault: Fault | undefined,
  accepted: Accepted,
  request: ReceivedRequest,
  response: ServerResponse,
  { account }: EndpointState,
  record: RecordedRequest,
): Promise<void> {
  const { service, action, caller } = accepted;
  if (response.closed) {
    return;
  }
  const work = () => {
    const reply = perform(accepted, request, account, fault);
    if (reply.billedMetrics !== undefined) record.billedMetrics = reply.billedMetrics;
    return reply;
  };
  switch (fault?.kind) {
    case undefined:
    case "slow":
    case "partial":
    case "incomplete":
      return send(response, work(), request.requestId);
    case "error":
    case "throttle":
    case "rate": {
      const error = faultError(fault, action.operation, caller.region, account);
      const reply = service.toErrorResponse(error, request.requestId);
      return send(response, withRetryAfter(reply, fault), request.requestId);
    }
    case "html":
      return send(response, withRetryAfter(proxyPage(fault.status ?? 502), fault));
    case "body": {
      const reply = { status: fault.status ?? 200, headers: { "content-type": "application/json" } };
      return send(response, { ...reply, body: fault.body ?? "" }, request.requestId);
    }
    case "empty":
      return send(response, { status: fault.status ?? 200, headers: {}, body: "" }, request.requestId);
    case "hang":
      await once(response, "close");
      return;
    case "reset":
      response.destroy();
      return;
    case "lostResponse":
      work();
      response.destroy();
      return;
    case "cut":
      return cut(response, work(), request.requestId);
  }
}

function perform(
  { service, action, caller }: Accepted,
  request: ReceivedRequest,
  account: Account,
  fault: Fault | undefined,
): HttpResponse {
  try {
    return action.perform(account, caller.region, caller, fault);
  } catch (error) {
    return service.toErrorResponse(serviceError(error), request.requestId);
  }
}

/**
 * Returns the response for a service error. Prints any other error, which is a bug in this endpoint, and returns status
 * 500.
 */
function serviceError(error: unknown): ServiceError {
  if (error instanceof ServiceError) {
    return error;
  }
  console.error(error);
  return new ServiceError("InternalServerException", String(error));
}

function withRetryAfter(reply: HttpResponse, fault: Fault): HttpResponse {
  return fault.retryAfter === undefined
    ? reply
    : { ...reply, headers: { ...reply.headers, "retry-after": String(fault.retryAfter) } };
}

function proxyPage(status: number): HttpResponse {
  const title = `${status} Bad Gateway`;
  return {
    status,
    headers: { "content-type": "text/html" },
    body: `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>proxy</center>\r\n</body>\r\n</html>\r\n`,
  };
}

/** Sends a response. A response without a request ID simulates one that is not from AWS. */
function send(response: ServerResponse, reply: HttpResponse, requestId?: string): void {
  writeHead(response, reply, requestId);
  response.end(reply.body);
}

function cut(response: ServerResponse, reply: HttpResponse, requestId: string): Promise<void> {
  const body = Buffer.from(reply.body);
  writeHead(response, reply, requestId);
  return new Promise((resolve) => {
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => {
      response.destroy();
      resolve();
    });
  });
}

function writeHead(response: ServerResponse, reply: HttpResponse, requestId?: string): void {
  response.writeHead(reply.status, {
    ...reply.headers,
    ...(requestId !== undefined && { "x-amzn-RequestId": requestId }),
    "content-length": Buffer.byteLength(reply.body),
  });
}

function ending(response: ServerResponse, fault: Fault | undefined): Pick<RecordedRequest, "outcome" | "status"> {
  if (response.writableFinished) {
    return { outcome: "answered", status: response.statusCode };
  }
  const dropped = fault?.kind === "reset" || fault?.kind === "lostResponse" || fault?.kind === "cut";
  return { outcome: dropped ? "dropped" : "abandoned" };
}
