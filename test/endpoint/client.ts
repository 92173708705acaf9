import type { AccountState, PlantRequest, ProfileState, ResetRequest } from "./controlProtocol";
import type { Fault, FaultRequest } from "./faults";
import { isAwaited, type RecordedRequest, type RequestMatch, type WaitOptions } from "./requestLog";

export type { AccountState, Fault, FaultRequest, PlantRequest, ProfileState, RecordedRequest, RequestMatch };

/** Steers a running endpoint over HTTP, from a test in another process. Every method throws where the endpoint refuses. */
export class EndpointClient {
  /** For AWS_ENDPOINT_URL. */
  readonly url: string;
  readonly #base: string;

  /** @param url what `npm run endpoint` printed. */
  constructor(url: string) {
    this.url = url.replace(/\/+$/, "");
    this.#base = `${this.url}/_control/`;
  }

  /** Sets faults; each goes off for the requests it matches, the one set first before the others. */
  async setFaults(...faults: FaultRequest[]): Promise<void> {
    await this.#send("POST", "faults", faults);
  }

  /** Sets faults in the place of all others: no request comes in between, as one that is made again may. */
  async replaceFaults(...faults: FaultRequest[]): Promise<void> {
    await this.#send("PUT", "faults", faults);
  }

  /** The faults still to come, with what is left of their counts. */
  async faults(): Promise<Fault[]> {
    return (await this.#send("GET", "faults")) as Fault[];
  }

  async clearFaults(): Promise<void> {
    await this.#send("DELETE", "faults");
  }

  /** Every request to an AWS service since the start or the last clear, oldest first. */
  async requests(): Promise<RecordedRequest[]> {
    return (await this.#send("GET", "requests")) as RecordedRequest[];
  }

  async clearRequests(): Promise<void> {
    await this.#send("DELETE", "requests");
  }

  /** The sequence number of the newest request: take it before acting and wait for what comes `since`. */
  async mark(): Promise<number> {
    return ((await this.#send("GET", "mark")) as { sequence: number }).sequence;
  }

  /**
   * The next matching request, told by the endpoint when it comes. Without `since` it counts from when the endpoint hears
   * of the wait: take a mark first where the request may come sooner.
   */
  async waitForRequest(match: RequestMatch, options: WaitOptions = {}): Promise<RecordedRequest> {
    const ended = new AbortController();
    const signal = options.signal ? AbortSignal.any([options.signal, ended.signal]) : ended.signal;
    const since = options.since === undefined ? "" : `?since=${options.since}`;
    const response = await fetch(`${this.#base}request-events${since}`, { signal });
    try {
      for await (const request of records(response)) {
        if (isAwaited(match, options, request)) {
          return request;
        }
      }
    } finally {
      ended.abort();
    }
    throw new Error("The endpoint has closed.");
  }

  /** Back to the state of the start, or of other options: no faults, no requests, no connection left waiting. */
  async reset(options: ResetRequest = {}): Promise<void> {
    await this.#send("POST", "reset", options);
  }

  /** The account, with the application and planted profiles of one Region, or of all (slow with many of them). */
  async state(region?: string): Promise<AccountState> {
    return (await this.#send("GET", "state", undefined, region === undefined ? {} : { region })) as AccountState;
  }

  /** Sets how long each operation waits before it does its work. */
  async setLatency(latencyMs: number): Promise<void> {
    await this.#send("POST", "latency", { latencyMs });
  }

  /** Puts a profile into a Region past all checks, or takes the place of the one with the same ID. */
  async plantProfile(request: PlantRequest): Promise<ProfileState> {
    return (await this.#send("POST", "profiles", request)) as ProfileState;
  }

  /** Removes a profile of either type, as if someone else had deleted it. */
  async removeProfile(region: string, id: string): Promise<void> {
    await this.#send("DELETE", "profiles", undefined, { region, id });
  }

  async #send(method: string, route: string, body?: unknown, query: Record<string, string> = {}): Promise<unknown> {
    const response = await fetch(`${this.#base}${route}?${new URLSearchParams(query).toString()}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${method} ${route}: ${response.status} ${text}`);
    }
    return text === "" ? undefined : JSON.parse(text);
  }
}

/** The requests that the endpoint tells of, one a line; empty lines keep the connection alive. */
async function* records(response: Response): AsyncGenerator<RecordedRequest> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of response.body ?? []) {
    const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines.filter((text) => text !== "")) {
      yield JSON.parse(line) as RecordedRequest;
    }
  }
}
