import { setTimeout as delay } from "node:timers/promises";

/**
 * Waits until the other extensions have started, which is when timers have been on time for a while, or until a time
 * limit.
 */
export async function untilIdle(): Promise<void> {
  const step = 50;
  let calm = 0;
  for (let steps = 0; calm < 10 && steps < 100; steps += 1) {
    const start = performance.now();
    await delay(step);
    calm = performance.now() - start < step + 3 ? calm + 1 : 0;
  }
}
