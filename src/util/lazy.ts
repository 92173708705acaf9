import type { Disposable } from "./emitter";

/** Creates an object on first use and disposes of it at the end, even if it is still loading at that time. */
export class Lazy<T extends Disposable> implements Disposable {
  readonly #load: () => Promise<T>;
  #loaded: Promise<T> | undefined;
  #disposed = false;

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  /**
   * Returns the object, loading it on the first call. Rejects if it cannot be loaded, in which case the next call tries again.
   */
  get(): Promise<T> {
    if (!this.#loaded) {
      this.#loaded = this.#load();
      this.#loaded.catch(() => {
        this.#loaded = undefined;
      });
      if (this.#disposed) {
        this.#disposeLoaded();
      }
    }
    return this.#loaded;
  }

  dispose(): void {
    this.#disposed = true;
    this.#disposeLoaded();
  }

  #disposeLoaded(): void {
    this.#loaded?.then(
      (loaded) => loaded.dispose(),
      () => undefined,
    );
  }
}
