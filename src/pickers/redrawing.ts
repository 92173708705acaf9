import type { Disposable } from "../util/emitter";

/** Draws what changes more often than it can be shown: one drawing at a time, and one after it where anything changed meanwhile. */
export class RedrawThrottle implements Disposable {
  readonly #draw: () => Promise<void>;
  readonly #report: (error: unknown) => void;
  #drawing = false;
  #changed = false;
  #disposed = false;

  /** `draw` resolves when what it has drawn is shown; `report` hears of where it fails. */
  constructor(draw: () => Promise<void>, report: (error: unknown) => void) {
    this.#draw = draw;
    this.#report = report;
  }

  /** Has everything drawn as it is now: at once, or after the drawing that is under way. */
  request(): void {
    this.#changed = true;
    if (!this.#drawing) {
      this.#run().catch(this.#report);
    }
  }

  /** Draws no more. */
  dispose(): void {
    this.#disposed = true;
  }

  async #run(): Promise<void> {
    this.#drawing = true;
    while (this.#changed && !this.#disposed) {
      this.#changed = false;
      await this.#draw().catch(this.#report);
    }
    this.#drawing = false;
  }
}
