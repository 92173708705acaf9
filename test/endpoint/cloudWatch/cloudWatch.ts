import { cbor, dateToTag } from "@smithy/core/cbor";
import type { Account } from "../account";
import { toQueryErrorCode, ServiceError } from "../errors";
import type { Fault } from "../faults";
import type { HttpResponse } from "../httpResponse";
import type { Action, ReceivedRequest, Service } from "../service";
import { getMetricData } from "./getMetricData";
import { listMetrics } from "./listMetrics";
import type { CloudWatchContext, CloudWatchOperation, CloudWatchResult } from "./operation";

const targetPrefix = "GraniteServiceVersion20100801";
const cborPath = new RegExp(`^/service/${targetPrefix}/operation/([A-Za-z]+)$`);

const operations: Readonly<
  Record<CloudWatchOperation, (body: unknown, context: CloudWatchContext) => CloudWatchResult>
> = { ListMetrics: listMetrics, GetMetricData: getMetricData };

/** How a protocol identifies the operation and encodes bodies. */
interface Protocol {
  operation(request: ReceivedRequest): string;
  parse(request: ReceivedRequest): unknown;
  jsonResponse(status: number, body: object, headers?: Record<string, string>): HttpResponse;
}

/** AWS JSON 1.0, which the SDK for JavaScript and botocore use, and therefore boto3 and the AWS CLI. Times are in seconds since the epoch. */
const json: Protocol = {
  operation: ({ headers }) => String(headers["x-amz-target"]).split(".")[1] ?? "",
  parse: ({ body }) => (body === "" ? {} : JSON.parse(body)),
  jsonResponse: (status, body, headers = {}) => ({
    status,
    headers: { "content-type": "application/x-amz-json-1.0", ...headers },
    body: JSON.stringify(withTimes(body, (time) => time.getTime() / 1000)),
  }),
};

/** Smithy RPC v2 CBOR, which the service model lists first. */
const rpcCbor: Protocol = {
  operation: ({ path }) => cborPath.exec(path)?.[1] ?? "",
  parse: ({ bytes }) => (bytes.length === 0 ? {} : cbor.deserialize(bytes)),
  jsonResponse: (status, body, headers = {}) => ({
    status,
    headers: { "content-type": "application/cbor", "smithy-protocol": "rpc-v2-cbor", ...headers },
    body: cbor.serialize(withTimes(body, dateToTag)),
  }),
};

/** Amazon CloudWatch with ListMetrics and GetMetricData, in the two protocols that current clients use. */
export const cloudWatchJson = service(json);
export const cloudWatchCbor = service(rpcCbor);

/** Returns CloudWatch in the protocol of a request, or undefined if the request is for another service. */
export function cloudWatchFor({ headers, path }: ReceivedRequest): Service | undefined {
  if (String(headers["x-amz-target"]).startsWith(`${targetPrefix}.`)) {
    return cloudWatchJson;
  }
  return cborPath.test(path) ? cloudWatchCbor : undefined;
}

function service(protocol: Protocol): Service {
  return {
    signingName: "monitoring",
    identify(request: ReceivedRequest): Action {
      const operation = protocol.operation(request);
      if (!isOperation(operation)) {
        throw new ServiceError(
          "UnknownOperationException",
          `The operation ${operation} is not valid for this web service.`,
        );
      }
      const body = parse(protocol, request);
      return {
        operation,
        body,
        perform: (account, region, _, fault) => perform(operation, protocol, body, account, region, fault),
      };
    },
    toErrorResponse(error: ServiceError): HttpResponse {
      const code = toQueryErrorCode(error.type, ownCodes);
      const status = error.type === "ThrottlingException" ? 400 : error.status;
      const headers = { "x-amzn-query-error": `${code};${status < 500 ? "Sender" : "Receiver"}` };
      return protocol.jsonResponse(
        status,
        { __type: `com.amazonaws.cloudwatch#${error.type}`, message: error.message },
        headers,
      );
    },
  };
}

/** Error codes that differ from those of other services. */
const ownCodes = {
  InternalServerException: "InternalServiceError",
  ThrottlingException: "Throttling",
  UnknownOperationException: "InvalidAction",
};

function parse(protocol: Protocol, request: ReceivedRequest): unknown {
  try {
    return protocol.parse(request);
  } catch {
    throw new ServiceError("SerializationException", "The request body cannot be parsed.");
  }
}

function perform(
  operation: CloudWatchOperation,
  protocol: Protocol,
  body: unknown,
  account: Account,
  region: string,
  fault: Fault | undefined,
): HttpResponse {
  const { tokens, options } = account;
  const context = { region, metrics: account.metrics(region), tokens, now: options.now(), fault };
  const { output, billedMetrics } = operations[operation](body, context);
  return { ...protocol.jsonResponse(200, output), billedMetrics };
}

function isOperation(name: string): name is CloudWatchOperation {
  return Object.hasOwn(operations, name);
}

/** Formats the times in a body. */
function withTimes(value: unknown, format: (time: Date) => unknown): unknown {
  if (value instanceof Date) return format(value);
  if (Array.isArray(value)) return value.map((item) => withTimes(item, format));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withTimes(member, format)]));
}
