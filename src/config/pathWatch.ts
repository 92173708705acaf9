import type { FSWatcher } from "node:fs";
import { existsSync, watch } from "node:fs";
import path from "node:path";
import type { Disposable } from "../core/emitter";

/**
 * Watches what is in a folder, also one that is not there yet: its nearest ancestor is watched until it comes. A file is
 * watched through its folder, because most programs put a new file in the place of the old one.
 */
export class PathWatch implements Disposable {
  readonly #folder: string;
  readonly #isMeant: (name: string) => boolean;
  readonly #onEvent: () => void;
  #watcher: FSWatcher | undefined;
  #watched = "";
  #disposed = false;

  /** `isMeant` tells the names in the folder that count. */
  constructor(folder: string, isMeant: (name: string) => boolean, onEvent: () => void) {
    this.#folder = path.resolve(folder);
    this.#isMeant = isMeant;
    this.#onEvent = onEvent;
    this.#open();
  }

  dispose(): void {
    this.#disposed = true;
    this.#watcher?.close();
  }

  #open(): void {
    this.#watcher?.close();
    this.#watcher = undefined;
    if (this.#disposed) {
      return;
    }
    this.#watched = nearestAncestor(this.#folder);
    try {
      // Nothing is kept running for the sake of watching.
      this.#watcher = watch(this.#watched, { persistent: false }, (_, name) => this.#hear(name));
      this.#watcher.on("error", () => this.#watcher?.close());
    } catch {
      // What may not be watched is read anew by hand, with the view's refresh button.
    }
    // It may have come while the watching began.
    if (this.#watched !== nearestAncestor(this.#folder)) {
      this.#open();
    }
  }

  #hear(name: string | null): void {
    if (this.#disposed) {
      return;
    }
    const before = this.#watched;
    if (nearestAncestor(this.#folder) !== before) {
      this.#open();
      this.#onEvent();
    } else if (before === this.#folder && (name === null || this.#isMeant(name))) {
      this.#onEvent();
    }
  }
}

function nearestAncestor(folder: string): string {
  let nearest = folder;
  while (!existsSync(nearest) && path.dirname(nearest) !== nearest) {
    nearest = path.dirname(nearest);
  }
  return nearest;
}
