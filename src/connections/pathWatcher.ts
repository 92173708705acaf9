import type { FSWatcher } from "node:fs";
import { statSync, watch } from "node:fs";
import path from "node:path";
import type { Disposable } from "../util/emitter";

/** A folder on the way to the one that is watched, or that one itself. */
interface Level {
  readonly folder: string;
  /** The name in it that leads on; none in the folder that is watched. */
  readonly child: string | undefined;
  /** Which folder is there now; none where there is none. */
  readonly identity: string | undefined;
}

/**
 * Watches what is in a folder, also one that is not there yet, or that another takes the place of: the folders above it are
 * watched for its name. A file is watched through its folder, because most programs put a new file in the place of the old one.
 */
export class PathWatcher implements Disposable {
  readonly #folder: string;
  readonly #above: number;
  readonly #isMeant: (name: string) => boolean;
  readonly #onEvent: () => void;
  #levels: readonly Level[] = [];
  #watchers: FSWatcher[] = [];
  #disposed = false;

  /** `isMeant` tells the names in the folder that count, `above` how many of the folders above may be replaced. */
  constructor(folder: string, isMeant: (name: string) => boolean, onEvent: () => void, above = 1) {
    this.#folder = path.resolve(folder);
    this.#above = above;
    this.#isMeant = isMeant;
    this.#onEvent = onEvent;
    this.#open();
  }

  dispose(): void {
    this.#disposed = true;
    this.#close();
  }

  #open(): void {
    this.#close();
    this.#levels = levelsOf(this.#folder, this.#above);
    for (const level of this.#levels) {
      if (level.identity !== undefined) {
        this.#watch(level);
      }
    }
    // They may have become others while the watching began.
    if (!this.#isSame()) {
      this.#open();
    }
  }

  #watch({ folder, child }: Level): void {
    try {
      // Nothing is kept running for the sake of watching.
      const watcher = watch(folder, { persistent: false }, (type, name) => this.#hear(type, name, child));
      watcher.on("error", () => {
        watcher.close();
        this.#look();
      });
      this.#watchers.push(watcher);
    } catch {
      // What may not be watched is read anew by hand, with the view's refresh button.
    }
  }

  #hear(type: string, name: string | null, child: string | undefined): void {
    const isNamed = name === null || (child === undefined ? this.#isMeant(name) : name === child);
    if (child === undefined) {
      if (!this.#look() && isNamed) {
        this.#tell();
      }
    } else if (type === "rename") {
      // A folder made in the place of one just removed may have the same number, so that the name alone has to do.
      this.#look(isNamed);
    }
  }

  /** Watches anew what has become another, or all where that is certain; tells of it, and whether it was so. */
  #look(isOther = false): boolean {
    if (this.#disposed || (!isOther && this.#isSame())) {
      return false;
    }
    this.#open();
    this.#tell();
    return true;
  }

  #tell(): void {
    if (!this.#disposed) {
      this.#onEvent();
    }
  }

  #isSame(): boolean {
    const now = levelsOf(this.#folder, this.#above);
    return (
      now.length === this.#levels.length && now.every((level, at) => level.identity === this.#levels[at]?.identity)
    );
  }

  #close(): void {
    for (const watcher of this.#watchers) {
      watcher.close();
    }
    this.#watchers = [];
  }
}

/** The folder and so many above it; more where none of them is there. */
function levelsOf(watched: string, above: number): Level[] {
  const levels: Level[] = [];
  let folder = watched;
  let child: string | undefined;
  for (;;) {
    levels.push({ folder, child, identity: identityOf(folder) });
    const parent = path.dirname(folder);
    if (parent === folder || (levels.length > above && levels.some(({ identity }) => identity !== undefined))) {
      return levels;
    }
    child = path.basename(folder);
    folder = parent;
  }
}

/** Follows links: one that is switched leads to another folder. */
function identityOf(folder: string): string | undefined {
  try {
    const { dev, ino } = statSync(folder, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return undefined;
  }
}
