import { getEventListeners } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import type { Event } from "../../../src/util/emitter";

/** Resources that a process has not released. */
export interface HeldResources {
  /** Listeners of the extension's emitters and of signals that have not been aborted. */
  listeners: number;
  timers: number;
  sockets: number;
  /** Everything else that keeps the process alive. */
  others: number;
  /** The heap memory in use, in bytes. */
  heap: number;
}

/** The time limit for work that ends by itself, in milliseconds. The longest waits are the delays between retries. */
const timeoutMs = 30_000;

/** Counts the resources of a process. Create it before any listener is added. */
export class ResourceCounter {
  readonly #signals = new Set<WeakRef<AbortSignal>>();
  #emitterListeners = 0;

  constructor() {
    const original = Object.getOwnPropertyDescriptor(EventTarget.prototype, "addEventListener")?.value as (
      ...listening: unknown[]
    ) => void;
    const known = new WeakSet<EventTarget>();
    const signals = this.#signals;
    EventTarget.prototype.addEventListener = function (this: EventTarget, ...listening) {
      if (this instanceof AbortSignal && !known.has(this)) {
        known.add(this);
        signals.add(new WeakRef(this));
      }
      original.apply(this, listening);
    };
  }

  /** Counts the listeners of an emitter from now on. */
  watch<T>(emitter: { readonly onDidChange: Event<T> }): void {
    const listen = emitter.onDidChange;
    const counted: Event<T> = (listener) => {
      const registered = listen(listener);
      let one = 1;
      this.#emitterListeners += one;
      return {
        dispose: () => {
          this.#emitterListeners -= one;
          one = 0;
          registered.dispose();
        },
      };
    };
    Object.assign(emitter, { onDidChange: counted });
  }

  /** Returns the remaining resources after pending work has ended and garbage has been collected. */
  async count(): Promise<HeldResources> {
    const giveUp = performance.now() + timeoutMs;
    while (performance.now() < giveUp && (resources().timers > 0 || resources().sockets > 0)) {
      await delay(50);
    }
    // Some objects can be collected only after others have been collected.
    for (let time = 0; time < 5; time += 1) {
      globalThis.gc?.();
      await delay(50);
    }
    const listeners = this.#emitterListeners + this.#signalListeners();
    return { ...resources(), listeners, heap: process.memoryUsage().heapUsed };
  }

  #signalListeners(): number {
    let listeners = 0;
    for (const reference of this.#signals) {
      const signal = reference.deref();
      if (!signal) {
        this.#signals.delete(reference);
      } else if (!signal.aborted) {
        listeners += getEventListeners(signal, "abort").length;
      }
    }
    return listeners;
  }
}

/** Returns the handles that keep this process alive. */
export function resources(): Pick<HeldResources, "timers" | "sockets" | "others"> {
  const all = process.getActiveResourcesInfo();
  const timers = all.filter((type) => type === "Timeout").length;
  const sockets = all.filter((type) => type.startsWith("TCPSocket") || type.startsWith("TCPConnect")).length;
  return { timers, sockets, others: all.length - timers - sockets };
}
