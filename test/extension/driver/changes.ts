import { EventEmitter, once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";

/** The time limit for a wait, long enough for a busy machine. */
const timeoutMs = 45_000;

/**
 * The interval between checks for changes without an event. For example, VS Code updates the selection after its event.
 */
const intervalMs = 250;

/** Notifies pending waits that an input, a row, a notification, a tab or something else may have changed. */
export class Changes {
  readonly #emitter = new EventEmitter<{ change: [] }>().setMaxListeners(100);

  readonly notify = (): void => {
    this.#emitter.emit("change");
  };

  /** Calls `look` after each change until its result is not undefined, false or null. Returns that result. */
  async waitFor<T>(what: string, look: () => T | Promise<T>, explain?: () => unknown): Promise<NonNullable<T>> {
    const end = performance.now() + timeoutMs;
    for (;;) {
      const ended = new AbortController();
      const { signal } = ended;
      const wait = Promise.race([once(this.#emitter, "change", { signal }), delay(intervalMs, undefined, { signal })]);
      wait.catch(() => undefined);
      try {
        const found = await look();
        if (found !== undefined && found !== null && found !== false) return found;
        await wait;
      } finally {
        ended.abort();
      }
      if (performance.now() > end) {
        const seen = explain ? `\nSeen: ${JSON.stringify(await explain(), undefined, 1)}` : "";
        throw new Error(`Waited too long for ${what}.${seen}`);
      }
    }
  }
}
