import type { FSWatcher } from "node:fs";
import { statSync, watch } from "node:fs";
import path from "node:path";
import type { Disposable } from "../util/emitter";

/** The watched folder, or one of its parents. */
interface Level {
  readonly folder: string;
  /** The name of the next level in this folder, or undefined for the watched folder. */
  readonly child: string | undefined;
  /** Identifies the folder that currently exists at this path, or undefined if there is no folder. */
  readonly identity: string | undefined;
}

/**
 * Watches the files in a folder that may be missing, created later, or replaced, or may be a link that changes. To detect this,
 * its parents are watched too. A single file is watched through its folder, because most programs replace a file when they save
 * it.
 *
 * Does not use `vscode.workspace.createFileSystemWatcher`. In VS Code 1.100 and 1.139 on Linux, a watcher on a path outside the
 * workspace reported no event for a file that was created together with its missing folder, for a folder that was removed or
 * replaced, or for a link to a folder that was changed, and usually no events for later edits there.
 */
export class PathWatcher implements Disposable {
  readonly #folder: string;
  readonly #parentLevels: number;
  readonly #isWatched: (name: string) => boolean;
  readonly #onChange: () => void;
  #levels: readonly Level[] = [];
  #watchers: FSWatcher[] = [];
  #disposed = false;

  /** `isWatched` selects files by name. `parentLevels` is the number of parent folders that may be replaced. */
  constructor(folder: string, isWatched: (name: string) => boolean, onChange: () => void, parentLevels = 1) {
    this.#folder = path.resolve(folder);
    this.#parentLevels = parentLevels;
    this.#isWatched = isWatched;
    this.#onChange = onChange;
    this.#open();
  }

  dispose(): void {
    this.#disposed = true;
    this.#close();
  }

  #open(): void {
    this.#close();
    this.#levels = findLevels(this.#folder, this.#parentLevels);
    for (const level of this.#levels) {
      if (level.identity !== undefined) {
        this.#watch(level);
      }
    }
    // A folder may have been replaced while its watcher was starting.
    if (!this.#isUnchanged()) {
      this.#open();
    }
  }

  #watch({ folder, child }: Level): void {
    try {
      // The watcher is not persistent, so that it does not keep the process running.
      const watcher = watch(folder, { persistent: false }, (type, name) => this.#handleEvent(type, name, child));
      watcher.on("error", () => {
        watcher.close();
        this.#reopenIfReplaced();
      });
      this.#watchers.push(watcher);
    } catch {
      // If there is no permission to watch the folder, users can still refresh the view with its button.
    }
  }

  #handleEvent(type: string, name: string | null, child: string | undefined): void {
    if (child === undefined) {
      const isRelevant = name === null || this.#isWatched(name);
      if (!this.#reopenIfReplaced() && isRelevant) {
        this.#notify();
      }
    } else if (type === "rename") {
      // A new folder may get the inode number of the folder that was just removed, so any event with its name is treated as a
      // replacement.
      if (name === null || name === child) {
        this.#reopen();
      } else {
        this.#reopenIfReplaced();
      }
    }
  }

  /** If a level was replaced, watches the new one and reports the change. Returns whether it was replaced. */
  #reopenIfReplaced(): boolean {
    const isReplaced = !this.#disposed && !this.#isUnchanged();
    if (isReplaced) {
      this.#reopen();
    }
    return isReplaced;
  }

  #reopen(): void {
    if (!this.#disposed) {
      this.#open();
      this.#notify();
    }
  }

  #notify(): void {
    if (!this.#disposed) {
      this.#onChange();
    }
  }

  #isUnchanged(): boolean {
    const current = findLevels(this.#folder, this.#parentLevels);
    return (
      current.length === this.#levels.length &&
      current.every(({ identity }, index) => identity === this.#levels[index]?.identity)
    );
  }

  #close(): void {
    for (const watcher of this.#watchers) {
      watcher.close();
    }
    this.#watchers = [];
  }
}

/** Returns the folder and the given number of parents, plus more parents until one exists. */
function findLevels(watchedFolder: string, parentLevels: number): Level[] {
  const levels: Level[] = [];
  let folder = watchedFolder;
  let child: string | undefined;
  for (;;) {
    levels.push({ folder, child, identity: identify(folder) });
    const parent = path.dirname(folder);
    const exists = levels.some(({ identity }) => identity !== undefined);
    if (parent === folder || (levels.length > parentLevels && exists)) {
      return levels;
    }
    child = path.basename(folder);
    folder = parent;
  }
}

/** Returns a value that identifies the folder at a path. Follows links, because a changed link points to another folder. */
function identify(folder: string): string | undefined {
  try {
    const { dev, ino } = statSync(folder, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return undefined;
  }
}
