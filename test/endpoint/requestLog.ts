import { EventEmitter, on } from "node:events";
import type { FaultKind } from "./faults";
import type { EndpointOperation } from "./operationNames";

/** A request to an AWS service, and how it ended. */
export interface RecordedRequest {
  /** The sequence number since the endpoint started, starting with 1. */
  sequence: number;
  /** The time of arrival in ISO 8601 format. */
  time: string;
  method: string;
  path: string;
  query: Record<string, string>;
  /** The parsed JSON or form in the body, or the text of the body if it is neither. */
  body?: unknown;
  operation?: EndpointOperation;
  region?: string;
  accessKeyId?: string;
  /** The fault that was applied. */
  fault?: FaultKind;
  /** The number of metrics that AWS would bill for a completed GetMetricData request. */
  billedMetrics?: number;
  /** The HTTP status of the response, after it was sent. */
  status?: number;
  /**
   * `pending` until the request ends, and then `answered` (complete response), `dropped` (a fault destroyed the
   * connection) or `abandoned` (the client disconnected first).
   */
  outcome: "pending" | "answered" | "dropped" | "abandoned";
}

/** Selects requests by operation name, by members that must be equal, or by a predicate. */
export type RequestMatch =
  | EndpointOperation
  | Partial<Pick<RecordedRequest, "operation" | "region" | "method" | "path" | "status" | "accessKeyId">>
  | ((request: RecordedRequest) => boolean);

export interface WaitOptions {
  /** If set, earlier requests after this sequence number also match. By default, only future requests match. */
  since?: number;
  /** Whether to wait until the request has arrived (the default) or has ended. */
  until?: "received" | "finished";
  signal?: AbortSignal;
}

/**
 * The maximum number of recorded requests. The oldest requests are dropped, so that a long load test does not fill the
 * memory.
 */
const capacity = 20_000;

/** Records the requests since the start or the last clear. */
export class RequestLog {
  readonly requests: RecordedRequest[] = [];
  readonly #events = new EventEmitter().setMaxListeners(0);
  readonly #closed = new AbortController();
  #sequence = 0;

  /** Returns the sequence number of the newest request. Pass it as `since` to match only later requests. */
  mark(): number {
    return this.#sequence;
  }

  /** Records a complete request and notifies the waiters. */
  open(request: Omit<RecordedRequest, "sequence" | "time" | "outcome">): RecordedRequest {
    const record: RecordedRequest = {
      ...request,
      sequence: ++this.#sequence,
      time: new Date().toISOString(),
      outcome: "pending",
    };
    this.requests.push(record);
    if (this.requests.length > capacity) {
      this.requests.splice(0, this.requests.length - capacity);
    }
    this.#events.emit("request", record);
    return record;
  }

  /** Records how a request ended and notifies the waiters. */
  finish(record: RecordedRequest, ending: Pick<RecordedRequest, "outcome" | "status">): void {
    Object.assign(record, ending);
    this.#events.emit("request", record);
  }

  clear(): void {
    this.requests.length = 0;
  }

  /** Rejects all waiting calls. */
  close(): void {
    this.#closed.abort(new Error("The endpoint has closed."));
  }

  /**
   * Returns the next matching request.
   *
   * @throws The abort reason of the signal, or an Error if the endpoint closes.
   */
  waitFor(match: RequestMatch, options: WaitOptions = {}): Promise<RecordedRequest> {
    const since = options.since ?? this.#sequence;
    const wanted = (record: RecordedRequest) => isAwaited(match, { ...options, since }, record);
    const past = this.requests.find(wanted);
    return past ? Promise.resolve(past) : this.#next(wanted, options.signal);
  }

  /**
   * Yields the requests after a sequence number, oldest first, both when each arrives and when it ends. Throws if the
   * signal is aborted or the endpoint closes.
   */
  async *events(since: number, signal: AbortSignal): AsyncGenerator<RecordedRequest> {
    const live = on(this.#events, "request", { signal: AbortSignal.any([signal, this.#closed.signal]) });
    yield* this.requests.filter((record) => record.sequence > since);
    for await (const [record] of live as AsyncIterable<[RecordedRequest]>) {
      if (record.sequence > since) {
        yield record;
      }
    }
  }

  #next(wanted: (record: RecordedRequest) => boolean, signal?: AbortSignal): Promise<RecordedRequest> {
    const stop = signal ? AbortSignal.any([signal, this.#closed.signal]) : this.#closed.signal;
    return new Promise((resolve, reject) => {
      const end = () => {
        this.#events.off("request", onRequest);
        stop.removeEventListener("abort", onAbort);
      };
      const onRequest = (record: RecordedRequest) => {
        if (wanted(record)) {
          end();
          resolve(record);
        }
      };
      const onAbort = () => {
        end();
        reject(stop.reason as Error);
      };
      if (stop.aborted) {
        onAbort();
        return;
      }
      this.#events.on("request", onRequest);
      stop.addEventListener("abort", onAbort);
    });
  }
}

/** Returns whether a request matches. */
export function isAwaited(match: RequestMatch, options: WaitOptions, record: RecordedRequest): boolean {
  return (
    record.sequence > (options.since ?? 0) &&
    (options.until !== "finished" || record.outcome !== "pending") &&
    matches(match, record)
  );
}

function matches(match: RequestMatch, record: RecordedRequest): boolean {
  if (typeof match === "function") {
    return match(record);
  }
  const members = typeof match === "string" ? { operation: match } : match;
  return Object.entries(members).every(
    ([name, value]) => value === undefined || record[name as keyof RecordedRequest] === value,
  );
}
