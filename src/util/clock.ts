import { setTimeout as delay } from "node:timers/promises";
import type { Clock } from "../domain/ports";

/** The system clock. */
export const systemClock: Clock = {
  now: () => new Date(),
  wait: (milliseconds, signal) => delay(milliseconds, undefined, { signal }),
};
