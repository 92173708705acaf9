import { constants } from "node:os";

/** Signals that ask a process to exit: Ctrl-C, `kill`, and closing the terminal. */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

const stops = new Set<() => Promise<void>>();
let listening = false;
let ending = false;

/**
 * Calls `stop` when a signal asks this process to exit. The process exits when all such callbacks have finished.
 * Returns a function that removes the callback. Further signals are ignored, because npm, tsx and the terminal may each
 * send one.
 */
export function beforeEnding(stop: () => Promise<void>): () => void {
  if (!listening) {
    listening = true;
    for (const signal of signals) {
      process.on(signal, () => {
        const exit = () => process.exit(128 + constants.signals[signal]);
        if (!ending) stopAll().then(exit, exit);
      });
    }
  }
  stops.add(stop);
  return () => stops.delete(stop);
}

/** Returns whether a signal has asked this process to exit. */
export function isEnding(): boolean {
  return ending;
}

async function stopAll(): Promise<void> {
  ending = true;
  await Promise.allSettled([...stops].map((stop) => stop()));
}
