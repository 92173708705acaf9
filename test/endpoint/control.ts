import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { controlRequestSchemas, type AccountState } from "./controlProtocol";
import { ServiceError } from "./errors";
import type { EndpointState } from "./exchange";
import { faultSchema, type Fault } from "./faults";
import type { EndpointOptions } from "./options";
import { plantProfile, profileStates } from "./plantedProfiles";
import { readBody } from "./requestBody";

/** The path prefix of the control routes, which no AWS service uses. */
export const controlPrefix = "/_control/";

/** The state that the control routes access. */
export interface Controlled {
  state: EndpointState;
  reset(options: Omit<EndpointOptions, "port">): void;
}

interface ControlRequest {
  query: Record<string, string>;
  body: unknown;
  /** Aborted when the client disconnects. */
  signal: AbortSignal;
}

/** Thrown if a control route does not find a resource. */
class NotFound extends Error {}

type ControlRoute = (request: ControlRequest, controlled: Controlled) => unknown;

const bodyLimit = 64 * 1024 * 1024;

/** Well below the time after which HTTP clients abandon a response without data. */
const heartbeatMs = 20_000;

const routes: Record<string, ControlRoute> = {
  "POST faults": ({ body }, { state }) => addFaults(readFaults(body), state),
  "PUT faults": ({ body }, { state }) => {
    const faults = readFaults(body);
    state.faults.clear();
    return addFaults(faults, state);
  },
  "GET faults": (_, { state }) => state.faults.list(),
  "DELETE faults": (_, { state }) => state.faults.clear(),
  "GET requests": (_, { state }) => state.log.requests,
  "DELETE requests": (_, { state }) => state.log.clear(),
  "GET mark": (_, { state }) => ({ sequence: state.log.mark() }),
  "GET request-events": ({ query, signal }, { state }) => {
    const { since } = controlRequestSchemas.requestEvents.parse(query);
    return state.log.events(since ?? state.log.mark(), signal);
  },
  "POST reset": ({ body }, controlled) => controlled.reset(controlRequestSchemas.reset.parse(body ?? {})),
  "GET state": ({ query }, { state }) => accountState(controlRequestSchemas.state.parse(query).region, state),
  "POST latency": ({ body }, { state }) => {
    state.account.options.latencyMs = controlRequestSchemas.latency.parse(body).latencyMs;
  },
  "POST profiles": ({ body }, { state }) => plantProfile(controlRequestSchemas.plant.parse(body), state.account),
  "POST metrics": ({ body }, { state }) => plantMetrics(controlRequestSchemas.plantMetrics.parse(body), state),
  "DELETE profiles": ({ query }, { state }) => {
    const { region, id } = controlRequestSchemas.removeProfile.parse(query);
    if (!state.account.region(region).remove(id)) {
      throw new NotFound(`There is no inference profile ${id} in ${region}.`);
    }
  },
};

function plantMetrics(
  { region, namespace, dimensions, metric, minutes }: z.output<typeof controlRequestSchemas.plantMetrics>,
  { account }: EndpointState,
): void {
  for (const { time, values } of minutes) {
    account.metrics(region).plant(namespace, dimensions, metric, Date.parse(time), values);
  }
}

function readFaults(body: unknown): Fault[] {
  return z.array(faultSchema).parse(Array.isArray(body) ? body : [body]);
}

function addFaults(faults: readonly Fault[], { faults: waiting }: EndpointState): Fault[] {
  for (const fault of faults) {
    waiting.add(fault);
  }
  return waiting.list();
}

/**
 * Responds to a control request with JSON, with 204 without a body, or with 400 and the reason why the request is
 * invalid.
 */
export async function serveControl(
  request: IncomingMessage,
  response: ServerResponse,
  controlled: Controlled,
): Promise<void> {
  const disconnected = new AbortController();
  response.on("close", () => disconnected.abort());
  try {
    const [path = "", search = ""] = (request.url ?? "").slice(controlPrefix.length).split("?");
    const route = routes[`${request.method} ${path}`];
    if (!route) {
      throw new NotFound(`There is no control route ${request.method} ${controlPrefix}${path}.`);
    }
    const text = (await readBody(request, bodyLimit)).toString("utf8");
    const query = Object.fromEntries(new URLSearchParams(search));
    const body: unknown = text === "" ? undefined : JSON.parse(text);
    const result = await route({ query, body, signal: disconnected.signal }, controlled);
    await (isIterable(result) ? stream(response, result) : sendJson(response, 200, result));
  } catch (error) {
    if (!response.headersSent && !disconnected.signal.aborted) {
      sendJson(response, errorStatus(error), { error: errorText(error) });
    }
  }
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  if (body === undefined) {
    response.writeHead(204).end();
    return;
  }
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function isIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

function errorStatus(error: unknown): number {
  if (error instanceof NotFound) {
    return 404;
  }
  if (error instanceof ServiceError) {
    return error.status;
  }
  return error instanceof z.ZodError || error instanceof SyntaxError ? 400 : 500;
}

function errorText(error: unknown): string {
  return error instanceof z.ZodError ? z.prettifyError(error) : String(error);
}

/** Sends each value as one line of JSON until there are no more values or the client disconnects. */
async function stream(response: ServerResponse, values: AsyncIterable<unknown>): Promise<void> {
  response.writeHead(200, { "content-type": "application/x-ndjson" });
  // The first empty line confirms that the endpoint is listening. Later empty lines prevent client timeouts.
  response.write("\n");
  const heartbeat = setInterval(() => response.write("\n"), heartbeatMs);
  try {
    for await (const value of values) {
      response.write(`${JSON.stringify(value)}\n`);
    }
  } finally {
    clearInterval(heartbeat);
    response.end();
  }
}

function accountState(region: string | undefined, { account, faults }: EndpointState): AccountState {
  const { accountId, latencyMs, regions } = account.options;
  const shown = region === undefined ? regions : [region];
  return {
    accountId,
    latencyMs,
    regions: [...regions],
    faults: faults.list(),
    profiles: shown.flatMap((name) => profileStates(account.region(name))),
  };
}
