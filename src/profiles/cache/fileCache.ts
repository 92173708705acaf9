import type { Connection } from "../../domain/connection";
import type { Disposable } from "../../util/emitter";
import type { Clock, RegionCache } from "../../domain/ports";
import type { CachedRegion } from "./cachedRegion";
import type { NamedFile } from "./fileNames";
import { fileKey, fileName, leftParts, namedFiles, partName } from "./fileNames";
import type { Folder } from "./folder";
import type { CacheLimits } from "./limits";
import { defaultLimits } from "./limits";
import { parseRegion, serializeRegion } from "./cacheFormat";

export { DiskFolder } from "./diskFolder";

/** What a memory works with. */
export interface FileCacheOptions {
  readonly folder: Folder;
  readonly clock: Clock;
  readonly limits?: CacheLimits;
  /** Hears, once, that the disk refuses. */
  readonly onFailure: (error: unknown) => void;
}

/** How long changes are collected before they are written, in milliseconds: lists and models come one after the other. */
const collecting = 300;

interface Pending {
  readonly connection: Connection;
  readonly cached: CachedRegion;
}

/**
 * Remembers in a folder that all windows share, one file a connection. A file is written under another name and then renamed,
 * so that it is there as a whole or not at all; its name tells when its connection was read, so that of two the newest counts.
 */
export class FileCache implements RegionCache, Disposable {
  readonly #folder: Folder;
  readonly #clock: Clock;
  readonly #limits: CacheLimits;
  readonly #onFailure: (error: unknown) => void;
  readonly #ended = new AbortController();
  readonly #pending = new Map<string, Pending>();
  #collecting = false;
  #failed = false;
  /** What is done in the folder, one after the other. */
  #last: Promise<void> = Promise.resolve();

  constructor({ folder, clock, limits = defaultLimits, onFailure }: FileCacheOptions) {
    this.#folder = folder;
    this.#clock = clock;
    this.#limits = limits;
    this.#onFailure = onFailure;
  }

  async load(connection: Connection): Promise<CachedRegion | undefined> {
    try {
      const file = newest(await this.#usable(), fileKey(connection));
      const size = file && (await this.#folder.size(file.name));
      if (!file || size === undefined || size > this.#limits.bytesOfFile) {
        return undefined;
      }
      const bytes = await this.#folder.read(file.name);
      const cached = bytes && parseRegion(bytes, connection);
      return cached?.readAt.getTime() === file.readAt ? cached : undefined;
    } catch (error) {
      this.#fail(error);
      return undefined;
    }
  }

  save(connection: Connection, cached: CachedRegion): void {
    const key = fileKey(connection);
    const pending = this.#pending.get(key);
    if (!pending || pending.cached.readAt <= cached.readAt) {
      this.#pending.set(key, { connection, cached });
      this.#collect();
    }
  }

  delete(connection: Connection): void {
    const key = fileKey(connection);
    this.#pending.delete(key);
    this.#detach(this.#inTurn(() => this.#removeAll(key)));
  }

  clear(): Promise<void> {
    this.#pending.clear();
    return this.#inTurn(() => this.#folder.clear());
  }

  /** Writes nothing any more; what is being written is still finished. */
  dispose(): void {
    this.#ended.abort();
    this.#pending.clear();
  }

  #collect(): void {
    if (!this.#collecting) {
      this.#collecting = true;
      this.#detach(this.#writeSoon());
    }
  }

  async #writeSoon(): Promise<void> {
    await this.#clock.wait(collecting, this.#ended.signal).finally(() => (this.#collecting = false));
    await this.#inTurn(async () => {
      const all = [...this.#pending];
      this.#pending.clear();
      for (const [key, pending] of all) {
        await this.#write(key, pending);
      }
      await this.#prune();
    });
  }

  async #write(key: string, { connection, cached }: Pending): Promise<void> {
    const readAt = cached.readAt.getTime();
    const before = newest(await this.#usable(), key);
    // Another window may have read it later.
    if (before && before.readAt > readAt) {
      return;
    }
    const bytes = serializeRegion(connection, cached);
    if (bytes.length > this.#limits.bytesOfFile) {
      // Better nothing than what is known to be out of date.
      await this.#removeAll(key);
      return;
    }
    const part = partName(this.#clock.now().getTime());
    try {
      await this.#folder.write(part, bytes);
      await this.#folder.rename(part, fileName(key, readAt));
    } catch (error) {
      await this.#folder.remove(part).catch(() => undefined);
      throw error;
    }
  }

  /** Deletes what no longer counts, and the oldest of what is too much. */
  async #prune(): Promise<void> {
    const names = await this.#folder.list();
    const usable = await this.#usable(names);
    const kept = new Set<string>();
    const keys = new Set<string>();
    let bytes = 0;
    for (const file of usable.sort((a, b) => b.readAt - a.readAt)) {
      const size = keys.has(file.key) ? undefined : await this.#folder.size(file.name);
      keys.add(file.key);
      bytes += size ?? 0;
      if (size !== undefined && kept.size < this.#limits.files && bytes <= this.#limits.bytesInAll) {
        kept.add(file.name);
      }
    }
    const gone = namedFiles(names).filter(({ name }) => !kept.has(name));
    for (const name of [...gone.map(({ name }) => name), ...leftParts(names, this.#clock.now().getTime())]) {
      await this.#folder.remove(name);
    }
  }

  async #removeAll(key: string): Promise<void> {
    const files = namedFiles(await this.#folder.list());
    for (const { name } of files.filter((file) => file.key === key)) {
      await this.#folder.remove(name);
    }
  }

  /** The files that are neither too old nor from a time that has not come yet. */
  async #usable(names?: readonly string[]): Promise<NamedFile[]> {
    const now = this.#clock.now().getTime();
    const { age, clockError } = this.#limits;
    const files = namedFiles(names ?? (await this.#folder.list()));
    return files.filter(({ readAt }) => readAt > now - age && readAt <= now + clockError);
  }

  /** Does one thing after the other; what failed keeps nothing from what comes after it. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const own = this.#last.then(work);
    this.#last = own.catch(() => undefined);
    return own;
  }

  #detach(work: Promise<void>): void {
    work.catch((error: unknown) => this.#fail(error));
  }

  /** A disk that is full or denied stays so: that is worth one line in the log, and nothing else. */
  #fail(error: unknown): void {
    if (!this.#failed && !this.#ended.signal.aborted) {
      this.#failed = true;
      this.#onFailure(error);
    }
  }
}

function newest(files: readonly NamedFile[], key: string): NamedFile | undefined {
  return files.filter((file) => file.key === key).sort((a, b) => b.readAt - a.readAt)[0];
}
