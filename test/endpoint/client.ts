import type { AccountState, PlantMetricsRequest, PlantRequest, ProfileState, ResetRequest } from "./controlProtocol";
import type { Fault, FaultRequest } from "./faults";
import { isAwaited, type RecordedRequest, type RequestMatch, type WaitOptions } from "./requestLog";

export type { AccountState, Fault, FaultRequest, PlantRequest, ProfileState, RecordedRequest, RequestMatch };

/** Controls a running endpoint over HTTP, from a test in another process. Methods reject if the endpoint returns an error. */
export class EndpointClient {
  /** The value for AWS_ENDPOINT_URL. */
  readonly url: string;
  readonly #base: string;

  /** @param url The URL that `npm run endpoint` prints. */
  constructor(url: string) {
    this.url = url.replace(/\/+$/, "");
    this.#base = `${this.url}/_control/`;
  }

  /** Adds faults. A request gets the first fault that matches it, in the order in which they were added. */
  async setFaults(...faults: FaultRequest[]): Promise<void> {
    await this.#send("POST", "faults", faults);
  }

  /** Replaces all faults at once, so that no request (such as a retry) can arrive between clearing and adding. */
  async replaceFaults(...faults: FaultRequest[]): Promise<void> {
    await this.#send("PUT", "faults", faults);
  }

  /** Returns the remaining faults, with their remaining counts. */
  async faults(): Promise<Fault[]> {
    return (await this.#send("GET", "faults")) as Fault[];
  }

  async clearFaults(): Promise<void> {
    await this.#send("DELETE", "faults");
  }

  /** Returns every request to an AWS service since the start or the last clear, oldest first. */
  async requests(): Promise<RecordedRequest[]> {
    return (await this.#send("GET", "requests")) as RecordedRequest[];
  }

  async clearRequests(): Promise<void> {
    await this.#send("DELETE", "requests");
  }

  /**
   * Returns the sequence number of the newest request. Call it before an action, then wait for requests `since` that
   * number.
   */
  async mark(): Promise<number> {
    return ((await this.#send("GET", "mark")) as { sequence: number }).sequence;
  }

  /**
   * Returns the next matching request. Without `since`, only requests after the endpoint has received this call match,
   * so get a mark first if the request may arrive earlier.
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

  /**
   * Resets the endpoint to the initial state, or to the state for other options: no faults, no recorded requests, no
   * waiting connections.
   */
  async reset(options: ResetRequest = {}): Promise<void> {
    await this.#send("POST", "reset", options);
  }

  /**
   * Returns the account with the application profiles and planted profiles of one Region or of all Regions (which is
   * slow if there are many).
   */
  async state(region?: string): Promise<AccountState> {
    return (await this.#send("GET", "state", undefined, region === undefined ? {} : { region })) as AccountState;
  }

  /** Sets the delay before each operation, in milliseconds. */
  async setLatency(latencyMs: number): Promise<void> {
    await this.#send("POST", "latency", { latencyMs });
  }

  /** Adds a profile to a Region without validation, or replaces the profile with the same ID. */
  async plantProfile(request: PlantRequest): Promise<ProfileState> {
    return (await this.#send("POST", "profiles", request)) as ProfileState;
  }

  /** Adds values of a metric to certain minutes in a Region. */
  async plantMetrics(request: PlantMetricsRequest): Promise<void> {
    await this.#send("POST", "metrics", request);
  }

  /** Removes a profile of either type, as if another user had deleted it. */
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

/** Yields the requests from a stream of JSON lines. Empty lines keep the connection alive. */
async function* records(response: Response): AsyncGenerator<RecordedRequest> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of response.body ?? []) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines.filter((text) => text !== "")) {
      yield JSON.parse(line) as RecordedRequest;
    }
  }
}
