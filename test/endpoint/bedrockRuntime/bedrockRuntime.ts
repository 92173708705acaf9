import type { Account } from "../account";
import { ServiceError } from "../errors";
import { jsonErrorResponse, jsonResponse, type HttpResponse } from "../httpResponse";
import type { Action, ReceivedRequest, Service } from "../service";
import { converse } from "./converse";
import { invokedModel } from "./invokedModel";
import { invokeModel } from "./invokeModel";

/** The operations, keyed by the last segment of their path. */
const operations = { converse: "Converse", invoke: "InvokeModel" } as const;

/** Bedrock Runtime with Converse and InvokeModel, in the rest-json protocol and without streaming. */
const bedrockRuntime: Service = {
  signingName: "bedrock",
  identify(request: ReceivedRequest): Action {
    const [, encodedId, name] = segments(request.path);
    const operation = operations[name as keyof typeof operations];
    // An ARN with an unencoded slash results in an additional segment.
    if (request.method !== "POST" || encodedId === undefined || !operation || segments(request.path).length !== 3) {
      throw new ServiceError("UnknownOperationException", "");
    }
    const body = parse(request.body);
    return {
      operation,
      body,
      perform: (account, region) => perform(operation, decode(encodedId), body, account, region),
    };
  },
  toErrorResponse: jsonErrorResponse,
};

/**
 * Returns Bedrock Runtime if the request is for it, or undefined otherwise. Its signing name is the same as that of the control
 * plane, but its paths differ.
 */
export function bedrockRuntimeFor({ path }: ReceivedRequest): Service | undefined {
  return segments(path)[0] === "model" ? bedrockRuntime : undefined;
}

function perform(
  operation: (typeof operations)[keyof typeof operations],
  modelId: string,
  body: Readonly<Record<string, unknown>>,
  account: Account,
  region: string,
): HttpResponse {
  const model = invokedModel(modelId, account.region(region));
  return operation === "Converse"
    ? jsonResponse(200, converse(model, body))
    : { ...jsonResponse(200, invokeModel(model, body)), headers: { "content-type": "application/json" } };
}

function segments(path: string): string[] {
  return path.split("/").filter((segment) => segment !== "");
}

/** Decodes the model ID once. An ID that was encoded twice then matches no model. */
function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    throw new ServiceError("SerializationException", "The request path is not correctly percent-encoded.");
  }
}

function parse(body: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)) {
      return parsed as Readonly<Record<string, unknown>>;
    }
  } catch {
    // The text is treated like any other text that is not an object.
  }
  throw new ServiceError("ValidationException", "Malformed input request, please reformat your input and try again.");
}
