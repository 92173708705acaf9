import { setTimeout as delay } from "node:timers/promises";

/** A source of time. Tests use a fake clock so that they do not have to wait. */
export interface Clock {
  now(): Date;
  /** Resolves after the given time in milliseconds. Rejects with an AbortError when the signal is aborted. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** The computer's system clock. */
export const systemClock: Clock = {
  now: () => new Date(),
  wait: (milliseconds, signal) => delay(milliseconds, undefined, { signal }),
};
