import { abortable } from "./abortable";

/**
 * Does the work for every item, for at most so many at the same time, in their order. One that fails keeps no other from being
 * begun; the first failure is thrown when all have ended.
 */
export async function forEachLimited<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const rest = items.values();
  const failures: unknown[] = [];
  const worker = async () => {
    for (const item of rest) {
      try {
        await work(item);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  if (failures.length > 0) {
    throw failures[0];
  }
}

/** Lets at most so many do their work at the same time; the others wait for their turn, in their order. */
export class Limiter {
  readonly #atOnce: number;
  readonly #waiting = new Set<() => void>();
  #taken = 0;

  constructor(atOnce: number) {
    this.#atOnce = atOnce;
  }

  /** Does the work when it is its turn. Rejects with an AbortError where the signal is aborted before. */
  async run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    signal.throwIfAborted();
    if (this.#taken < this.#atOnce) {
      this.#taken += 1;
    } else {
      await this.#turn(signal);
    }
    try {
      return await work();
    } finally {
      this.#handOn();
    }
  }

  async #turn(signal: AbortSignal): Promise<void> {
    let begin = (): void => undefined;
    const turn = new Promise<void>((resolve) => (begin = resolve));
    this.#waiting.add(begin);
    try {
      // A signal of its own, because Node warns of a leak where many listen to one.
      await abortable(turn, AbortSignal.any([signal]));
    } catch (error) {
      // It may have become its turn in the same moment.
      if (!this.#waiting.delete(begin)) {
        this.#handOn();
      }
      throw error;
    }
  }

  #handOn(): void {
    const [next] = this.#waiting;
    if (next) {
      this.#waiting.delete(next);
      next();
    } else {
      this.#taken -= 1;
    }
  }
}
