import { abortable } from "./abortable";

/**
 * An asynchronous operation whose result is awaited by multiple callers. A caller can stop waiting without affecting the others.
 * The operation is aborted when the last caller has stopped waiting.
 */
export class SharedRequest<T> {
  readonly #controller = new AbortController();
  #callers = 0;
  #settled = false;

  /** Settles with the operation, even if no callers are waiting anymore. */
  readonly result: Promise<T>;

  /** Starts the operation immediately. */
  constructor(start: (signal: AbortSignal) => Promise<T>) {
    this.result = start(this.#controller.signal);
    const settle = (): void => {
      this.#settled = true;
    };
    // This also prevents an unhandled rejection if the operation fails when no caller is waiting.
    this.result.then(settle, settle);
  }

  /** Whether the operation has succeeded or failed. */
  get settled(): boolean {
    return this.#settled;
  }

  /** Whether the operation was aborted, even if it has not settled yet. If it was, a new caller needs a new request. */
  get aborted(): boolean {
    return this.#controller.signal.aborted;
  }

  /** Waits for the result. Rejects with an AbortError when `signal` is aborted. */
  async join(signal: AbortSignal): Promise<T> {
    this.#callers += 1;
    try {
      // Use a derived signal, because Node.js warns about a leak when many requests listen to the same signal.
      return await abortable(this.result, AbortSignal.any([signal]));
    } finally {
      this.#callers -= 1;
      // Delay the check, so that a load that replaces the aborted one can still join this request.
      setImmediate(() => this.#abortIfUnused());
    }
  }

  /** Stops the operation for all callers. They reject with the error that the operation throws when its signal is aborted. */
  abort(): void {
    this.#controller.abort();
  }

  #abortIfUnused(): void {
    if (this.#callers === 0 && !this.#settled) {
      this.abort();
    }
  }
}
