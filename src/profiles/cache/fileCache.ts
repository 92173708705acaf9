import type { Connection } from "../../domain/connection";
import type { Disposable } from "../../util/emitter";
import type { Clock } from "../../util/clock";
import type { RegionCache } from "./cachedRegion";
import type { CachedRegion } from "./cachedRegion";
import type { CacheFile } from "./fileNames";
import { fileKey, fileName, findAbandonedFiles, findCacheFiles, partialFileName } from "./fileNames";
import type { Folder } from "./folder";
import type { CacheLimits } from "./limits";
import { defaultLimits } from "./limits";
import { parseRegion, serializeRegion } from "./cacheFormat";

export { DiskFolder } from "./diskFolder";

/** The dependencies of a `FileCache`. */
export interface FileCacheOptions {
  readonly folder: Folder;
  readonly clock: Clock;
  readonly limits?: CacheLimits;
  /** Called with the first disk error. Later errors are not reported. */
  readonly onFailure: (error: unknown) => void;
}

/** The time in milliseconds for which changes are collected before a write, because models arrive shortly after profiles. */
const debounceMs = 300;

interface PendingWrite {
  readonly connection: Connection;
  readonly cached: CachedRegion;
}

/**
 * A cache in a folder that all windows share, with one file per connection. Each file is first written under a temporary name and
 * then renamed, so that no reader sees an incomplete file. The file name contains the time of the request, and only the newest
 * file for a connection is used.
 */
export class FileCache implements RegionCache, Disposable {
  readonly #folder: Folder;
  readonly #clock: Clock;
  readonly #limits: CacheLimits;
  readonly #onFailure: (error: unknown) => void;
  readonly #disposed = new AbortController();
  readonly #pendingWrites = new Map<string, PendingWrite>();
  #writeScheduled = false;
  #failureReported = false;
  /** Settles when the last change to the folder is complete. Changes run one after another. */
  #lastChange: Promise<void> = Promise.resolve();

  constructor({ folder, clock, limits = defaultLimits, onFailure }: FileCacheOptions) {
    this.#folder = folder;
    this.#clock = clock;
    this.#limits = limits;
    this.#onFailure = onFailure;
  }

  async load(connection: Connection): Promise<CachedRegion | undefined> {
    try {
      const file = findNewest(await this.#listUsable(), fileKey(connection));
      const size = file && (await this.#folder.size(file.name));
      if (!file || size === undefined || size > this.#limits.fileBytes) {
        return undefined;
      }
      const bytes = await this.#folder.read(file.name);
      const cached = bytes && parseRegion(bytes, connection);
      return cached?.readAt.getTime() === file.readAt ? cached : undefined;
    } catch (error) {
      this.#reportFailure(error);
      return undefined;
    }
  }

  save(connection: Connection, cached: CachedRegion): void {
    const key = fileKey(connection);
    const pending = this.#pendingWrites.get(key);
    if (!pending || pending.cached.readAt <= cached.readAt) {
      this.#pendingWrites.set(key, { connection, cached });
      this.#scheduleWrite();
    }
  }

  delete(connection: Connection): void {
    const key = fileKey(connection);
    this.#pendingWrites.delete(key);
    this.#reportIfFailed(this.#change(() => this.#removeAll(key)));
  }

  clear(): Promise<void> {
    this.#pendingWrites.clear();
    return this.#change(() => this.#folder.clear());
  }

  /** Discards pending writes. A write that has already started is completed. */
  dispose(): void {
    this.#disposed.abort();
    this.#pendingWrites.clear();
  }

  #scheduleWrite(): void {
    if (!this.#writeScheduled) {
      this.#writeScheduled = true;
      this.#reportIfFailed(this.#writeAfterDelay());
    }
  }

  async #writeAfterDelay(): Promise<void> {
    await this.#clock.wait(debounceMs, this.#disposed.signal).finally(() => (this.#writeScheduled = false));
    await this.#change(async () => {
      const writes = [...this.#pendingWrites];
      this.#pendingWrites.clear();
      for (const [key, write] of writes) {
        await this.#write(key, write);
      }
      await this.#prune();
    });
  }

  async #write(key: string, { connection, cached }: PendingWrite): Promise<void> {
    const readAt = cached.readAt.getTime();
    const existing = findNewest(await this.#listUsable(), key);
    // Another window may have written a newer response.
    if (existing && existing.readAt > readAt) {
      return;
    }
    const bytes = serializeRegion(connection, cached);
    if (bytes.length > this.#limits.fileBytes) {
      // If the old file were kept, the cache would be outdated.
      await this.#removeAll(key);
      return;
    }
    const partial = partialFileName(this.#clock.now().getTime());
    try {
      await this.#folder.write(partial, bytes);
      await this.#folder.rename(partial, fileName(key, readAt));
    } catch (error) {
      await this.#folder.remove(partial).catch(() => undefined);
      throw error;
    }
  }

  /** Deletes outdated files, and the oldest files if the cache exceeds its limits. */
  async #prune(): Promise<void> {
    const names = await this.#folder.list();
    const usable = await this.#listUsable(names);
    const kept = new Set<string>();
    const keys = new Set<string>();
    let totalBytes = 0;
    for (const file of usable.sort((a, b) => b.readAt - a.readAt)) {
      const size = keys.has(file.key) ? undefined : await this.#folder.size(file.name);
      keys.add(file.key);
      totalBytes += size ?? 0;
      if (size !== undefined && kept.size < this.#limits.files && totalBytes <= this.#limits.totalBytes) {
        kept.add(file.name);
      }
    }
    const outdated = findCacheFiles(names).filter(({ name }) => !kept.has(name));
    const abandoned = findAbandonedFiles(names, this.#clock.now().getTime());
    for (const name of [...outdated.map((file) => file.name), ...abandoned]) {
      await this.#folder.remove(name);
    }
  }

  async #removeAll(key: string): Promise<void> {
    const files = findCacheFiles(await this.#folder.list());
    for (const { name } of files.filter((file) => file.key === key)) {
      await this.#folder.remove(name);
    }
  }

  /** Returns the files that are neither too old nor dated in the future. */
  async #listUsable(names?: readonly string[]): Promise<CacheFile[]> {
    const now = this.#clock.now().getTime();
    const { maxAgeMs, clockSkewMs } = this.#limits;
    const files = findCacheFiles(names ?? (await this.#folder.list()));
    return files.filter(({ readAt }) => readAt > now - maxAgeMs && readAt <= now + clockSkewMs);
  }

  /** Runs `work` after all earlier changes, even if one of them failed. */
  #change(work: () => Promise<void>): Promise<void> {
    const change = this.#lastChange.then(work);
    this.#lastChange = change.catch(() => undefined);
    return change;
  }

  #reportIfFailed(work: Promise<void>): void {
    work.catch((error: unknown) => this.#reportFailure(error));
  }

  /** Reports only the first failure, because a full or write-protected disk would cause many failures. */
  #reportFailure(error: unknown): void {
    if (!this.#failureReported && !this.#disposed.signal.aborted) {
      this.#failureReported = true;
      this.#onFailure(error);
    }
  }
}

function findNewest(files: readonly CacheFile[], key: string): CacheFile | undefined {
  return files.filter((file) => file.key === key).sort((a, b) => b.readAt - a.readAt)[0];
}
