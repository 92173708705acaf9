import { abortable } from "./abortable";

/**
 * Runs `work` for every item in order, with at most `maxConcurrent` calls at a time. A failure does not stop the other calls.
 * When all calls have settled, rejects with the first failure.
 */
export async function forEachLimited<T>(
  items: readonly T[],
  maxConcurrent: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const remaining = items.values();
  const failures: unknown[] = [];
  const worker = async () => {
    for (const item of remaining) {
      try {
        await work(item);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(maxConcurrent, items.length) }, worker));
  if (failures.length > 0) {
    throw failures[0];
  }
}

/** Limits how many operations run concurrently. The others wait in order. */
export class Limiter {
  readonly #maxConcurrent: number;
  readonly #queue = new Set<() => void>();
  #running = 0;

  constructor(maxConcurrent: number) {
    this.#maxConcurrent = maxConcurrent;
  }

  /** Returns the result of `work`. Rejects with an AbortError if the signal is aborted before `work` starts. */
  async run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    signal.throwIfAborted();
    if (this.#running < this.#maxConcurrent) {
      this.#running += 1;
    } else {
      await this.#waitForSlot(signal);
    }
    try {
      return await work();
    } finally {
      this.#releaseSlot();
    }
  }

  async #waitForSlot(signal: AbortSignal): Promise<void> {
    let start = (): void => undefined;
    const slot = new Promise<void>((resolve) => (start = resolve));
    this.#queue.add(start);
    try {
      // Use a derived signal, because Node.js warns about a leak when many operations listen to the same signal.
      await abortable(slot, AbortSignal.any([signal]));
    } catch (error) {
      // The slot may already have been assigned before the signal was aborted.
      if (!this.#queue.delete(start)) {
        this.#releaseSlot();
      }
      throw error;
    }
  }

  /** Passes the slot to the next operation in the queue. */
  #releaseSlot(): void {
    const [next] = this.#queue;
    if (next) {
      this.#queue.delete(next);
      next();
    } else {
      this.#running -= 1;
    }
  }
}
