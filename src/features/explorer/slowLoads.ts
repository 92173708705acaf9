import type { Connection } from "../../domain/connection";
import { connectionKey } from "../../domain/connection";
import type { Disposable } from "../../util/emitter";

/** The time in milliseconds for which a Region must be loading before its row shows that it is slow. */
export const slowLoadMs = 10_000;

/** Tracks which Regions are slow to load. */
export class SlowLoads implements Disposable {
  readonly #onSlow: (connection: Connection) => void;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #slow = new Set<string>();

  /** `onSlow` is called when a Region has been loading for `slowLoadMs`. */
  constructor(onSlow: (connection: Connection) => void) {
    this.#onSlow = onSlow;
  }

  /** Records whether a Region is loading. Must be called for each change to its state. */
  record(connection: Connection, isLoading: boolean): void {
    const key = connectionKey(connection);
    if (!isLoading) {
      clearTimeout(this.#timers.get(key));
      this.#timers.delete(key);
      this.#slow.delete(key);
    } else if (!this.#timers.has(key)) {
      const timer = setTimeout(() => {
        this.#slow.add(key);
        this.#onSlow(connection);
      }, slowLoadMs);
      this.#timers.set(key, timer);
    }
  }

  /** Returns whether a Region has been loading for at least `slowLoadMs`. */
  isSlow(connection: Connection): boolean {
    return this.#slow.has(connectionKey(connection));
  }

  dispose(): void {
    this.#timers.forEach((timer) => clearTimeout(timer));
    this.#timers.clear();
  }
}
