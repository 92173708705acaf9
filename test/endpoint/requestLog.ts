import { EventEmitter, on } from "node:events";
import type { FaultKind } from "./faults";
import type { EndpointOperation } from "./operationNames";

/** A request to one of the AWS services, as it came and as it ended. */
export interface RecordedRequest {
  /** Its place among all requests since the endpoint started, from 1. */
  sequence: number;
  /** When it came, ISO 8601. */
  time: string;
  method: string;
  path: string;
  query: Record<string, string>;
  /** The JSON or form it carried; text where it is neither. */
  body?: unknown;
  operation?: EndpointOperation;
  region?: string;
  accessKeyId?: string;
  /** The fault that it met. */
  fault?: FaultKind;
  /** The HTTP status of the reply, once there is one. */
  status?: number;
  /**
   * `pending` until it ends; then `answered` with a whole reply, `dropped` where a fault destroyed the connection, or
   * `abandoned` where the client went away first.
   */
  outcome: "pending" | "answered" | "dropped" | "abandoned";
}

/** Which requests are meant: an operation's name, members that must be equal, or a test of one's own. */
export type RequestMatch =
  | EndpointOperation
  | Partial<Pick<RecordedRequest, "operation" | "region" | "method" | "path" | "status" | "accessKeyId">>
  | ((request: RecordedRequest) => boolean);

export interface WaitOptions {
  /** Takes requests after this sequence number, past ones too; by default only those still to come. */
  since?: number;
  /** Whether to wait until the request has come (the default) or until it has ended. */
  until?: "received" | "finished";
  signal?: AbortSignal;
}

/** The oldest requests are forgotten past this number, so that a long load run does not fill the memory. */
const capacity = 20_000;

/** Every request since the start or the last clear. */
export class RequestLog {
  readonly requests: RecordedRequest[] = [];
  readonly #events = new EventEmitter().setMaxListeners(0);
  readonly #closed = new AbortController();
  #sequence = 0;

  /** The sequence number of the newest request: give it as `since` to take only what comes after. */
  mark(): number {
    return this.#sequence;
  }

  /** Records a request that has come whole, and tells those who wait for it. */
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

  /** Records how a request ended, and tells those who wait for that. */
  finish(record: RecordedRequest, ending: Pick<RecordedRequest, "outcome" | "status">): void {
    Object.assign(record, ending);
    this.#events.emit("request", record);
  }

  clear(): void {
    this.requests.length = 0;
  }

  /** Ends every wait. */
  close(): void {
    this.#closed.abort(new Error("The endpoint has closed."));
  }

  /**
   * The next matching request.
   * @throws the signal's reason when aborted; an Error when the endpoint closes.
   */
  waitFor(match: RequestMatch, options: WaitOptions = {}): Promise<RecordedRequest> {
    const since = options.since ?? this.#sequence;
    const wanted = (record: RecordedRequest) => isAwaited(match, { ...options, since }, record);
    const past = this.requests.find(wanted);
    return past ? Promise.resolve(past) : this.#next(wanted, options.signal);
  }

  /**
   * Requests after a sequence number, each when it has come and again when it has ended, past ones first. Ends by
   * throwing, when the signal is aborted or the endpoint closes.
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

/** Whether a request is one of those that a wait is for. */
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
