import { abortable } from "./abortable";

/**
 * One asynchronous operation whose result several callers await. A caller can stop waiting without affecting the others; the
 * operation is aborted when the last caller has stopped.
 */
export class SharedRequest<T> {
  readonly #controller = new AbortController();
  #callers = 0;
  #settled = false;

  /** Settles with the operation, whether or not a caller still waits for it. */
  readonly result: Promise<T>;

  /** Starts the operation at once. */
  constructor(start: (signal: AbortSignal) => Promise<T>) {
    this.result = start(this.#controller.signal);
    const settle = (): void => {
      this.#settled = true;
    };
    // Also keeps a failure that no caller waits for from being reported as an unhandled rejection.
    this.result.then(settle, settle);
  }

  /** Whether the operation has succeeded or failed. */
  get settled(): boolean {
    return this.#settled;
  }

  /** Whether the operation was aborted, even if it has not settled yet. A new caller then needs a new request. */
  get aborted(): boolean {
    return this.#controller.signal.aborted;
  }

  /** Waits for the result. Rejects with an AbortError when `signal` is aborted. */
  async join(signal: AbortSignal): Promise<T> {
    this.#callers += 1;
    try {
      // A derived signal, because Node warns of a leak when many requests listen to the same one.
      return await abortable(this.result, AbortSignal.any([signal]));
    } finally {
      this.#callers -= 1;
      // Deferred, so that a load that replaces the one just aborted can join this request.
      setImmediate(() => this.#abortIfUnused());
    }
  }

  /** Stops the operation for all callers. They reject as the operation does when its signal is aborted. */
  abort(): void {
    this.#controller.abort();
  }

  #abortIfUnused(): void {
    if (this.#callers === 0 && !this.#settled) {
      this.abort();
    }
  }
}
