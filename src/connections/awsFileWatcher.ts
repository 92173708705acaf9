import { createHash } from "node:crypto";
import { readFileSync, readlinkSync, realpathSync } from "node:fs";
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

/** How long files must be unchanged before they are compared, because programs write them in several steps. */
const debounceMs = 100;

/** The limit for links to links on Linux (`MAXSYMLINKS`). */
const maxLinks = 40;

/** The home directory is three levels above a sign-in cache such as `~/.aws/sso/cache`. */
const signInParentLevels = 3;

/** Watches the shared AWS config files and the sign-in caches. */
export class AwsFileWatcher implements Disposable {
  readonly #events: AwsFileEvents;
  readonly #sharedFiles: readonly string[];
  /** By path: the shared config files and, for links, every path on the way to the real file. */
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

  /** Watches every path that the shared config files depend on now. A link may point elsewhere since the last call. */
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

  /** Reports a change only if the contents differ, because many programs touch a file without changing it. */
  #compareContents(): void {
    this.#updateFileWatchers();
    const current = fingerprint(this.#sharedFiles);
    if (current !== this.#fingerprint) {
      this.#fingerprint = current;
      this.#events.filesChanged();
    }
  }
}

/** Returns the file, every path its links lead to, and their real paths. Any of these may be changed or replaced. */
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
 * Returns a digest of the files' contents, so that no secret is kept in memory. Reads synchronously: the files are small, and
 * they must not change between two reads.
 */
function fingerprint(files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files) {
    const contents = readIfPossible(file);
    hash.update(contents === undefined ? "-" : `${contents.length} `).update(contents ?? "");
  }
  return hash.digest("hex");
}

/** Returns undefined if the file cannot be read, which the AWS SDK treats like an empty file. */
function readIfPossible(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
