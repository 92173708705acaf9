import type { Account } from "./account";
import { isModeled, ServiceError } from "./errors";
import type { Operation } from "./operations/operation";
import { jsonErrorResponse, jsonResponse, type HttpResponse } from "./httpResponse";
import { findRoute, type Route } from "./router";
import type { Action, ReceivedRequest, Service } from "./service";
import { inputs } from "./shapes";
import { validate } from "./validation";

/** The Bedrock control plane, which uses the rest-json protocol. */
export const bedrock: Service = {
  signingName: "bedrock",
  identify(request: ReceivedRequest): Action {
    const route = findRoute(request.method, request.path);
    if (!route) {
      throw new ServiceError("UnknownOperationException", "");
    }
    return {
      operation: route.operation.name,
      body: readable(request.body),
      perform: (account, region) => perform(route, request, account, region),
    };
  },
  toErrorResponse(error: ServiceError): HttpResponse {
    if (error.type === "UnknownOperationException") {
      const output = { __type: "com.amazon.coral.service#UnknownOperationException", message: null };
      return jsonResponse(error.status, { Output: output, Version: "1.0" }, { "x-amzn-ErrorType": error.type });
    }
    return jsonErrorResponse(error);
  },
};

function perform(route: Route, request: ReceivedRequest, account: Account, region: string): HttpResponse {
  const { operation } = route;
  const input = validate(inputs[operation.name], readInput(route, request));
  const context = { operation: operation.name, account, region: account.region(region) };
  try {
    return jsonResponse(operation.status, operation.run(input, context));
  } catch (error) {
    throw error instanceof ServiceError ? allowed(operation, error) : error;
  }
}

/**
 * Throws if an operation fails with an error that the service model does not declare for it, because no client expects
 * such an error.
 */
function allowed(operation: Operation, error: ServiceError): ServiceError {
  if (isModeled(error.type) && operation.errors.includes(error.type)) {
    return error;
  }
  throw new Error(`${operation.name} may not answer ${error.type}.`, { cause: error });
}

function readInput(route: Route, request: ReceivedRequest): Record<string, unknown> {
  if (route.label) {
    return { [route.label.name]: decodeLabel(route.label.encoded) };
  }
  if (route.operation.method === "POST") {
    return parseBody(request.body);
  }
  const input = Object.fromEntries(request.query);
  // This is the only member whose name differs on the wire.
  return "type" in input ? { ...input, typeEquals: input["type"] } : input;
}

function decodeLabel(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    throw new ServiceError("SerializationException", "The request path is not correctly percent-encoded.");
  }
}

function parseBody(body: string): Record<string, unknown> {
  if (body === "") {
    return {};
  }
  const parsed = readable(body);
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    throw new ServiceError("SerializationException", "The request body is not a JSON object.");
  }
  return parsed as Record<string, unknown>;
}

/** Returns the body as JSON if it is valid JSON, or else as text. Returns undefined if there was no body. */
function readable(body: string): unknown {
  if (body === "") {
    return undefined;
  }
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
