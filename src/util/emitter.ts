/** A resource that must be released, compatible with `vscode.Disposable`. */
export interface Disposable {
  dispose(): void;
}

/** Registers a listener and returns a disposable that removes it. Compatible with `vscode.Event`. */
export type Event<T> = (listener: (event: T) => void) => Disposable;

/** An event emitter like `vscode.EventEmitter`, for code that must run without VS Code. */
export class Emitter<T> implements Disposable {
  readonly #listeners = new Set<(event: T) => void>();

  readonly event: Event<T> = (listener) => {
    // Wrap the listener, so that registering the same function twice adds two listeners.
    const own = (event: T) => listener(event);
    this.#listeners.add(own);
    return { dispose: () => this.#listeners.delete(own) };
  };

  /** Calls all listeners. An error in one listener does not stop the others and is not thrown to the caller. */
  fire(event: T): void {
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch (error) {
        // Rethrow the error as an uncaught error, which VS Code logs with the extension's name.
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
