import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { AwsFiles } from "../aws";
import type { Disposable } from "../core/emitter";
import { PathWatch } from "./pathWatch";

/** What the watching of AWS's files tells. */
export interface AwsFileEvents {
  /** A shared file has other contents. */
  filesChanged(): void;
  /** Something about a sign-in was written; it may be the same as before. */
  signInsChanged(): void;
}

/** How long files have to be quiet before they are looked at, in milliseconds: programs write them in several steps. */
const quiet = 100;

/** Watches AWS's shared files and the caches of sign-ins. */
export class AwsFileWatch implements Disposable {
  readonly #events: AwsFileEvents;
  readonly #shared: readonly string[];
  readonly #watches: readonly PathWatch[];
  #contents: string;
  #filesTimer: NodeJS.Timeout | undefined;
  #signInsTimer: NodeJS.Timeout | undefined;

  constructor({ config, credentials, signIns }: AwsFiles, events: AwsFileEvents) {
    this.#events = events;
    this.#shared = [config, credentials];
    this.#contents = fingerprint(this.#shared);
    this.#watches = [
      ...this.#shared.map(
        (file) =>
          new PathWatch(
            path.dirname(file),
            (name) => name === path.basename(file),
            () => {
              clearTimeout(this.#filesTimer);
              this.#filesTimer = setTimeout(() => this.#compare(), quiet);
            },
          ),
      ),
      ...signIns.map(
        (folder) =>
          new PathWatch(
            folder,
            (name) => name.endsWith(".json"),
            () => {
              clearTimeout(this.#signInsTimer);
              this.#signInsTimer = setTimeout(() => events.signInsChanged(), quiet);
            },
          ),
      ),
    ];
  }

  dispose(): void {
    clearTimeout(this.#filesTimer);
    clearTimeout(this.#signInsTimer);
    for (const each of this.#watches) {
      each.dispose();
    }
  }

  /** Many programs touch a file without changing it. */
  #compare(): void {
    const now = fingerprint(this.#shared);
    if (now !== this.#contents) {
      this.#contents = now;
      this.#events.filesChanged();
    }
  }
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
