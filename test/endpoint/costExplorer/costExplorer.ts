import { ServiceError } from "../errors";
import type { HttpResponse } from "../httpResponse";
import type { Action, ReceivedRequest, Service } from "../service";
import { getCostAndUsage } from "./getCostAndUsage";

const targetPrefix = "AWSInsightsIndexService.";

/** Cost Explorer with GetCostAndUsage, in AWS JSON 1.1. */
export const costExplorer: Service = {
  signingName: "ce",
  identify({ headers, body }: ReceivedRequest): Action {
    const operation = String(headers["x-amz-target"]).slice(targetPrefix.length);
    if (operation !== "GetCostAndUsage") {
      throw new ServiceError("UnknownOperationException", "", {}, 400);
    }
    const input = parse(body);
    return {
      operation,
      body: input,
      perform: (account, region, _, fault) => jsonResponse(200, getCostAndUsage(input, account, region, fault)),
    };
  },
  toErrorResponse(error: ServiceError): HttpResponse {
    // Services with this protocol respond with 400 to every client error.
    const status = error.status < 500 ? 400 : error.status;
    return jsonResponse(status, { __type: error.type, Message: error.message });
  },
};

/** Returns Cost Explorer if the request is for it, or undefined otherwise. */
export function costExplorerFor({ headers }: ReceivedRequest): Service | undefined {
  return String(headers["x-amz-target"]).startsWith(targetPrefix) ? costExplorer : undefined;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new ServiceError("SerializationException", "The request body cannot be parsed.");
  }
}

function jsonResponse(status: number, body: object): HttpResponse {
  return { status, headers: { "content-type": "application/x-amz-json-1.1" }, body: JSON.stringify(body) };
}
