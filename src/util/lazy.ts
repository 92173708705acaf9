import type { Disposable } from "./emitter";

/** Something whose code is loaded when it is first needed, and which is let go of with this, loaded by then or not. */
export class Lazy<T extends Disposable> implements Disposable {
  readonly #load: () => Promise<T>;
  #loaded: Promise<T> | undefined;
  #disposed = false;

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  /** It, loaded at the first call. A failure is told to who asked, and not remembered. */
  get(): Promise<T> {
    if (!this.#loaded) {
      this.#loaded = this.#load();
      this.#loaded.catch(() => {
        this.#loaded = undefined;
      });
      if (this.#disposed) {
        this.#letGo();
      }
    }
    return this.#loaded;
  }

  dispose(): void {
    this.#disposed = true;
    this.#letGo();
  }

  #letGo(): void {
    this.#loaded?.then(
      (made) => made.dispose(),
      () => undefined,
    );
  }
}
