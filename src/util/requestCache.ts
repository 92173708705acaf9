import { Limiter } from "./limiter";
import type { ReadOptions } from "./callOptions";
import { SharedRequest } from "./sharedRequest";

/** The time in milliseconds for which a result is reused. Reopening a page within this time sends no request. */
const maxAgeMs = 30_000;

/**
 * The maximum number of concurrent requests. It is sufficient to load the tags of a thousand profiles within seconds, and AWS
 * throttles faster clients.
 */
const maxConcurrent = 8;

interface Entry {
  readonly request: SharedRequest<unknown>;
  /** The time of the request in milliseconds, according to `now`. */
  readonly requestedAt: number;
}

/**
 * Caches results for half a minute and lets concurrent callers share one request per key. Does not cache failures. A request is
 * aborted when its last caller stops waiting.
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
    this.#evictOutdated();
    const known = forceRefresh ? undefined : this.#entries.get(key)?.request;
    const request = known && !known.aborted ? known : this.#start(key, fetch);
    return (await request.join(signal)) as T;
  }

  #start(key: string, fetch: (signal: AbortSignal) => Promise<unknown>): SharedRequest<unknown> {
    const request = new SharedRequest((signal) => this.#limiter.run(() => fetch(signal), signal));
    const entry: Entry = { request, requestedAt: this.#now() };
    // Delete the entry first, so that the entries stay in the order of their requests.
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    request.result.catch(() => {
      if (this.#entries.get(key) === entry) {
        this.#entries.delete(key);
      }
    });
    return request;
  }

  /** Deletes outdated entries. They come first, so it is not necessary to search thousands of entries for each request. */
  #evictOutdated(): void {
    for (const [key, { request, requestedAt }] of this.#entries) {
      if (this.#now() - requestedAt < maxAgeMs) {
        return;
      }
      if (request.settled || request.aborted) {
        this.#entries.delete(key);
      }
    }
  }
}
