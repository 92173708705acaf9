import { createHash } from "node:crypto";
import { readFileSync, readlinkSync, realpathSync } from "node:fs";
import path from "node:path";
import type { AwsFiles } from "../aws";
import type { Disposable } from "../util/emitter";
import { PathWatcher } from "./pathWatcher";

/** What the watching of AWS's files tells. */
export interface AwsFileEvents {
  /** A shared file has other contents. */
  filesChanged(): void;
  /** Something about a sign-in was written; it may be the same as before. */
  signInsChanged(): void;
}

/** How long files have to be quiet before they are looked at, in milliseconds: programs write them in several steps. */
const quiet = 100;

/** As many links in a row as systems follow. */
const maxLinks = 40;

/** How far above a folder of sign-ins the home directory is: `~/.aws/sso/cache`. */
const signInDepth = 3;

/** Watches AWS's shared files and the caches of sign-ins. */
export class AwsFileWatcher implements Disposable {
  readonly #events: AwsFileEvents;
  readonly #shared: readonly string[];
  /** By the path whose name is watched for: the shared files, and where they are links, what these lead to. */
  readonly #files = new Map<string, PathWatcher>();
  readonly #signIns: readonly PathWatcher[];
  #contents: string;
  #filesTimer: NodeJS.Timeout | undefined;
  #signInsTimer: NodeJS.Timeout | undefined;

  constructor({ config, credentials, signIns }: AwsFiles, events: AwsFileEvents) {
    this.#events = events;
    this.#shared = [config, credentials];
    this.#watchFiles();
    this.#contents = fingerprint(this.#shared);
    this.#signIns = signIns.map(
      (folder) =>
        new PathWatcher(
          folder,
          (name) => name.endsWith(".json"),
          () => {
            clearTimeout(this.#signInsTimer);
            this.#signInsTimer = setTimeout(() => events.signInsChanged(), quiet);
          },
          signInDepth,
        ),
    );
  }

  dispose(): void {
    clearTimeout(this.#filesTimer);
    clearTimeout(this.#signInsTimer);
    for (const each of [...this.#files.values(), ...this.#signIns]) {
      each.dispose();
    }
  }

  /** Watches the shared files where they are now: links may have come to lead elsewhere. */
  #watchFiles(): void {
    const places = new Set(this.#shared.flatMap(placesOf));
    for (const [place, each] of this.#files) {
      if (!places.has(place)) {
        each.dispose();
        this.#files.delete(place);
      }
    }
    for (const place of places) {
      if (!this.#files.has(place)) {
        this.#files.set(place, this.#watchFile(place));
      }
    }
  }

  #watchFile(file: string): PathWatcher {
    return new PathWatcher(
      path.dirname(file),
      (name) => name === path.basename(file),
      () => {
        clearTimeout(this.#filesTimer);
        this.#filesTimer = setTimeout(() => this.#compare(), quiet);
      },
    );
  }

  /** Many programs touch a file without changing it. */
  #compare(): void {
    this.#watchFiles();
    const now = fingerprint(this.#shared);
    if (now !== this.#contents) {
      this.#contents = now;
      this.#events.filesChanged();
    }
  }
}

/** A file, each that its links lead to, and where these really are: any of them may be changed or replaced. */
function placesOf(file: string): string[] {
  const places: string[] = [];
  let place = path.resolve(file);
  try {
    for (let links = 0; links <= maxLinks; links++) {
      places.push(place);
      // A link is relative to where its folder really is.
      const folder = realpathSync(path.dirname(place));
      places.push(path.join(folder, path.basename(place)));
      place = path.resolve(folder, readlinkSync(place));
    }
  } catch {
    // It is not there, or no link.
  }
  return places;
}

/** A digest, so that no secret is kept. Read at once: they are small, and nothing may change unseen meanwhile. */
function fingerprint(files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files) {
    const text = read(file);
    hash.update(text === undefined ? "-" : `${text.length} `).update(text ?? "");
  }
  return hash.digest("hex");
}

/** One that cannot be read holds nothing, as for the SDK. */
function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
