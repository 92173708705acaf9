import type { Disposable } from "../util/emitter";

/** Redraws what changes more often than it can be shown: one redraw at a time, and one more if anything changed meanwhile. */
export class RedrawThrottle implements Disposable {
  readonly #draw: () => Promise<void>;
  readonly #report: (error: unknown) => void;
  #isDrawing = false;
  #isRequested = false;
  #isDisposed = false;

  /** `draw` resolves when its result is shown. `report` receives its errors. */
  constructor(draw: () => Promise<void>, report: (error: unknown) => void) {
    this.#draw = draw;
    this.#report = report;
  }

  /** Redraws now, or after the current redraw. */
  request(): void {
    this.#isRequested = true;
    if (!this.#isDrawing) {
      this.#run().catch(this.#report);
    }
  }

  /** Stops redrawing. */
  dispose(): void {
    this.#isDisposed = true;
  }

  async #run(): Promise<void> {
    this.#isDrawing = true;
    while (this.#isRequested && !this.#isDisposed) {
      this.#isRequested = false;
      await this.#draw().catch(this.#report);
    }
    this.#isDrawing = false;
  }
}
