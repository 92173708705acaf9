import { Limiter } from "./limiter";
import type { ReadOptions } from "./callOptions";
import { SharedRequest } from "./sharedRequest";

/** How long a result is reused, in milliseconds. Reopening a page within this time sends no request. */
const maxAgeMs = 30_000;

const maxConcurrent = 4;

interface Entry {
  readonly request: SharedRequest<unknown>;
  /** The time of the request in milliseconds, according to `now`. */
  readonly requestedAt: number;
}

/**
 * Caches results for half a minute and lets concurrent callers share one request per key. Failures are not cached. A request
 * is aborted when its last caller stops waiting.
 */
export class RequestCache {
  readonly #now: () => number;
  readonly #limiter = new Limiter(maxConcurrent);
  readonly #entries = new Map<string, Entry>();

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /**
   * Returns the cached result for a key, or the result of `fetch` if nothing is cached. Rejects if `fetch` rejects, or with an
   * AbortError when the signal is aborted. With `forceRefresh`, always starts a new request.
   */
  async get<T>(
    key: string,
    fetch: (signal: AbortSignal) => Promise<T>,
    { signal, forceRefresh }: ReadOptions,
  ): Promise<T> {
    signal.throwIfAborted();
    this.#evictUnusable();
    const shared = forceRefresh ? undefined : this.#entries.get(key)?.request;
    const request = shared ?? this.#start(key, fetch);
    return (await request.join(signal)) as T;
  }

  #start(key: string, fetch: (signal: AbortSignal) => Promise<unknown>): SharedRequest<unknown> {
    const request = new SharedRequest((signal) => this.#limiter.run(() => fetch(signal), signal));
    const entry: Entry = { request, requestedAt: this.#now() };
    this.#entries.set(key, entry);
    request.result.catch(() => {
      if (this.#entries.get(key) === entry) {
        this.#entries.delete(key);
      }
    });
    return request;
  }

  #evictUnusable(): void {
    for (const [key, { request, requestedAt }] of this.#entries) {
      if (request.aborted || (request.settled && this.#now() - requestedAt >= maxAgeMs)) {
        this.#entries.delete(key);
      }
    }
  }
}
