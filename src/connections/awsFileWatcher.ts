import { createHash } from "node:crypto";
import { readFileSync, readlinkSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import type { AwsFiles } from "../aws";
import type { Disposable } from "../util/emitter";
import { PathWatcher } from "./pathWatcher";

/** Events of an `AwsFileWatcher`. */
export interface AwsFileEvents {
  /** The contents of a shared config file changed. */
  filesChanged(): void;
  /** A file in a sign-in cache was written or deleted, possibly with the same contents. */
  signInsChanged(): void;
}

/**
 * The time in milliseconds for which files must be unchanged before they are compared, because programs may write them in several
 * steps.
 */
const debounceMs = 100;

/** The maximum number of links to follow from one path, as on Linux (`MAXSYMLINKS`). */
const maxLinks = 40;

/** The home directory is three levels above a sign-in cache such as `~/.aws/sso/cache`. */
const signInParentLevels = 3;

/** Watches the shared AWS config files and the sign-in caches. */
export class AwsFileWatcher implements Disposable {
  readonly #events: AwsFileEvents;
  readonly #sharedFiles: readonly string[];
  /**
   * The watchers by path: one for each shared config file and, if it is a link, one for each path on the way to the actual file.
   */
  readonly #fileWatchers = new Map<string, PathWatcher>();
  readonly #signInWatchers: readonly PathWatcher[];
  #fingerprint: string;
  #filesTimer: NodeJS.Timeout | undefined;
  #signInsTimer: NodeJS.Timeout | undefined;

  constructor({ config, credentials, signIns }: AwsFiles, events: AwsFileEvents) {
    this.#events = events;
    this.#sharedFiles = [config, credentials];
    this.#updateFileWatchers();
    this.#fingerprint = fingerprint(this.#sharedFiles);
    this.#signInWatchers = signIns.map((folder) => this.#watchSignIns(folder));
  }

  dispose(): void {
    clearTimeout(this.#filesTimer);
    clearTimeout(this.#signInsTimer);
    for (const watcher of [...this.#fileWatchers.values(), ...this.#signInWatchers]) {
      watcher.dispose();
    }
  }

  /** Watches every path that the shared config files currently depend on. Links may have changed since the last call. */
  #updateFileWatchers(): void {
    const paths = new Set(this.#sharedFiles.flatMap(resolveLinks));
    for (const [file, watcher] of this.#fileWatchers) {
      if (!paths.has(file)) {
        watcher.dispose();
        this.#fileWatchers.delete(file);
      }
    }
    for (const file of paths) {
      if (!this.#fileWatchers.has(file)) {
        this.#fileWatchers.set(file, this.#watchFile(file));
      }
    }
  }

  #watchFile(file: string): PathWatcher {
    const isWatched = (name: string) => name === path.basename(file);
    return new PathWatcher(path.dirname(file), isWatched, () => {
      clearTimeout(this.#filesTimer);
      this.#filesTimer = setTimeout(() => this.#compareContents(), debounceMs);
    });
  }

  #watchSignIns(folder: string): PathWatcher {
    const isWatched = (name: string) => name.endsWith(".json");
    const onChange = () => {
      clearTimeout(this.#signInsTimer);
      this.#signInsTimer = setTimeout(() => this.#events.signInsChanged(), debounceMs);
    };
    return new PathWatcher(folder, isWatched, onChange, signInParentLevels);
  }

  /**
   * Compares the contents of the files and reports a change only if they differ, because many programs write a file without
   * changing its contents.
   */
  #compareContents(): void {
    this.#updateFileWatchers();
    const current = fingerprint(this.#sharedFiles);
    if (current !== this.#fingerprint) {
      this.#fingerprint = current;
      this.#events.filesChanged();
    }
  }
}

/** Returns the file, all paths that its links lead to, and the real paths of these. Any of them may be changed or replaced. */
function resolveLinks(file: string): string[] {
  const paths: string[] = [];
  let current = path.resolve(file);
  try {
    for (let links = 0; links <= maxLinks; links++) {
      paths.push(current);
      // A relative link is relative to the real path of its folder.
      const folder = realpathSync(path.dirname(current));
      paths.push(path.join(folder, path.basename(current)));
      current = path.resolve(folder, readlinkSync(current));
    }
  } catch {
    // The path does not exist or is not a link.
  }
  return paths;
}

/**
 * Returns a digest of the contents of the files, so that no secrets are kept in memory. Reads synchronously, because the files
 * are small and must not change between two reads.
 */
function fingerprint(files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files) {
    const contents = readIfPossible(file);
    hash.update(contents === undefined ? "-" : `${contents.length} `).update(contents ?? "");
  }
  return hash.digest("hex");
}

/** Returns the contents of a file, or undefined if it cannot be read. The AWS SDK treats an unreadable file like an empty one. */
function readIfPossible(file: string): Buffer | undefined {
  try {
    // Reading a pipe or a device might never end.
    return statSync(file).isFile() ? readFileSync(file) : undefined;
  } catch {
    return undefined;
  }
}
