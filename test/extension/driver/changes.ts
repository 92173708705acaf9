import { EventEmitter, once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";

/** How long a wait may take on a busy machine, in milliseconds. */
const patienceMs = 45_000;

/** How often to look where nothing tells of a change, as when VS Code resolves a selected row only after its event. */
const intervalMs = 250;

/** Tells that something observable may have changed: an input, a row, a message, a tab. */
export class Changes {
  readonly #emitter = new EventEmitter<{ change: [] }>().setMaxListeners(100);

  readonly notify = (): void => {
    this.#emitter.emit("change");
  };

  /** Returns the first result of `look` that is not undefined, false or null; looks again after each change. */
  async waitFor<T>(what: string, look: () => T | Promise<T>, explain?: () => unknown): Promise<NonNullable<T>> {
    const end = performance.now() + patienceMs;
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
