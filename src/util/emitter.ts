/** A resource to release. VS Code's disposables have this shape. */
export interface Disposable {
  dispose(): void;
}

/** Registers a listener; disposing of the result removes it. Same as `vscode.Event`. */
export type Event<T> = (listener: (event: T) => void) => Disposable;

/** An event emitter like `vscode.EventEmitter`, for code that must run without VS Code. */
export class Emitter<T> implements Disposable {
  readonly #listeners = new Set<(event: T) => void>();

  readonly event: Event<T> = (listener) => {
    // A wrapper, so that registering the same function twice adds two listeners.
    const own = (event: T) => listener(event);
    this.#listeners.add(own);
    return { dispose: () => this.#listeners.delete(own) };
  };

  /** Calls every listener. An error in one does not stop the others and is not thrown here. */
  fire(event: T): void {
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch (error) {
        // Rethrown as an uncaught error, which VS Code logs with the extension's name.
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
