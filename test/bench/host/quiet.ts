import { setTimeout as delay } from "node:timers/promises";

/** Waits for other extensions to have started: for a while without late timers, or for long enough. */
export async function untilQuiet(): Promise<void> {
  const step = 50;
  let calm = 0;
  for (let steps = 0; calm < 10 && steps < 100; steps += 1) {
    const start = performance.now();
    await delay(step);
    calm = performance.now() - start < step + 3 ? calm + 1 : 0;
  }
}
