/** Something to be let go of; the editor's own disposables have this shape. */
export interface Disposable {
  dispose(): void;
}

/** Registers a listener and gives what removes it again. */
export type Listen<T> = (listener: (event: T) => void) => Disposable;

/** A list of listeners, for code that knows nothing of the editor. */
export class Emitter<T> implements Disposable {
  readonly #listeners = new Set<(event: T) => void>();

  readonly event: Listen<T> = (listener) => {
    // Wrapped, so that the same function registered twice is two listeners.
    const own = (event: T) => listener(event);
    this.#listeners.add(own);
    return { dispose: () => this.#listeners.delete(own) };
  };

  /** Tells every listener. One that throws keeps neither the others nor whoever fired from going on. */
  fire(event: T): void {
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch (error) {
        // Left to the editor, which logs uncaught errors of extensions.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
