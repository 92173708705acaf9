import type { Disposable } from "../util/emitter";

/**
 * Limits redraws of content that changes faster than it can be shown. Runs one redraw at a time, and another one if anything has
 * changed in the meantime.
 */
export class RedrawThrottle implements Disposable {
  readonly #draw: () => Promise<void>;
  readonly #report: (error: unknown) => void;
  #isDrawing = false;
  #isRequested = false;
  #isDisposed = false;

  /** `draw` must resolve when its result is shown. `report` is called with its errors. */
  constructor(draw: () => Promise<void>, report: (error: unknown) => void) {
    this.#draw = draw;
    this.#report = report;
  }

  /** Redraws immediately, or after the current redraw. */
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
