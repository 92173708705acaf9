import type { AwsAccess } from "../aws";
import type { Disposable } from "../core/emitter";

/** The way to AWS, whose code is loaded when it is first needed. */
export class LazyAwsAccess implements Disposable {
  readonly #load: () => Promise<AwsAccess>;
  #access: Promise<AwsAccess> | undefined;
  #disposed = false;

  constructor(load: () => Promise<AwsAccess>) {
    this.#load = load;
  }

  /** The way to AWS, made at the first call. */
  get(): Promise<AwsAccess> {
    if (!this.#access) {
      const access = this.#load().then((made) => {
        if (this.#disposed) {
          made.dispose();
        }
        return made;
      });
      this.#access = access;
      // A failure to load must not be remembered.
      access.catch(() => {
        this.#access = undefined;
      });
    }
    return this.#access;
  }

  dispose(): void {
    this.#disposed = true;
    this.#access?.then(
      (access) => access.dispose(),
      () => undefined,
    );
  }
}
