import type { ChangeOptions } from "./sendChange";

/** The number of items per Region that are changed concurrently while AWS is not throttling requests. */
const maxConcurrent = 3;

/** The number of consecutive successes after which the concurrency limit increases by one. */
const successesToSpeedUp = 8;

/** The pause in milliseconds before the next item while AWS is throttling requests. It doubles with each throttled response. */
const firstPauseMs = 500;
const maximumPauseMs = 8000;

/** Limits how many items a task changes at a time in one Region: a few, or one with pauses while AWS is throttling requests. */
export class RegionPace {
  readonly #options: Pick<ChangeOptions, "clock" | "signal">;
  #limit = maxConcurrent;
  #successes = 0;
  #pauseMs = 0;

  constructor(options: Pick<ChangeOptions, "clock" | "signal">) {
    this.#options = options;
  }

  /** The number of items that may be changed concurrently. */
  get limit(): number {
    return this.#limit;
  }

  /** Whether the pace is reduced. */
  get isThrottled(): boolean {
    return this.#limit < maxConcurrent;
  }

  /** Reduces the pace, because AWS has throttled a request. */
  recordThrottling(): void {
    this.#limit = 1;
    this.#successes = 0;
    this.#pauseMs = Math.min(Math.max(firstPauseMs, this.#pauseMs * 2), maximumPauseMs);
  }

  /** Increases the pace after enough successful items. */
  recordSuccess(): void {
    this.#pauseMs = this.#pauseMs < firstPauseMs ? 0 : this.#pauseMs / 2;
    this.#successes += 1;
    if (this.isThrottled && this.#successes >= successesToSpeedUp) {
      this.#limit += 1;
      this.#successes = 0;
    }
  }

  /** Waits before the next item if AWS has throttled recently. Does not reject if the task is cancelled. */
  async waitIfThrottled(): Promise<void> {
    if (this.#pauseMs > 0 && !this.#options.signal.aborted) {
      const { clock, signal } = this.#options;
      await clock.wait(this.#pauseMs, AbortSignal.any([signal])).catch(() => undefined);
    }
  }
}
