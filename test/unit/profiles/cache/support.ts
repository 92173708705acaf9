import { mkdir, readdir, readFile, rename, stat, unlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach } from "node:test";
import type { Clock } from "../../../../src/util/clock";
import { FileCache } from "../../../../src/profiles/cache/fileCache";
import type { Folder } from "../../../../src/profiles/cache/folder";
import type { CacheLimits } from "../../../../src/profiles/cache/limits";
import { defaultLimits } from "../../../../src/profiles/cache/limits";
import { removeFolder, temporaryFolder } from "../../../host/temporaryFolder";

/** The initial time of a `ManualClock`. */
export const start = new Date("2026-11-21T12:00:00Z");

/** A clock that advances only when a test advances it. */
export class ManualClock implements Clock {
  #now = start.getTime();
  #timers: { end: number; fire: () => void }[] = [];

  now(): Date {
    return new Date(this.#now);
  }

  wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#timers.push({ end: this.#now + milliseconds, fire: resolve });
      signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
    });
  }

  /** Advances the time and fires the timers that are due. Returns their number. */
  advance(milliseconds: number): number {
    this.#now += milliseconds;
    const due = this.#timers.filter(({ end }) => end <= this.#now);
    this.#timers = this.#timers.filter((timer) => !due.includes(timer));
    due.forEach(({ fire }) => fire());
    return due.length;
  }
}

/** A folder on disk that records operations, can wait for them, and can make them fail. */
export class TestFolder implements Folder {
  readonly #running = new Set<Promise<unknown>>();
  /** The operations so far, in order. */
  readonly operations: string[] = [];
  /** The errors with which operations fail, keyed by operation. */
  refusals: Partial<Record<keyof Folder, Error>> = {};

  constructor(readonly folder: string) {}

  /** Resolves when no operation is running. */
  async idle(): Promise<void> {
    do {
      await Promise.allSettled(this.#running);
      await new Promise((resolve) => setImmediate(resolve));
    } while (this.#running.size > 0);
  }

  /** Returns the contents of the files by name. */
  async files(): Promise<Map<string, string>> {
    const names = (await undefinedIfMissing(readdir(this.folder))) ?? [];
    return new Map(await Promise.all(names.sort().map(async (name) => [name, await this.text(name)] as const)));
  }

  text(name: string): Promise<string> {
    return readFile(path.join(this.folder, name), "utf8");
  }

  list(): Promise<readonly string[]> {
    return this.#do("list", async () => (await undefinedIfMissing(readdir(this.folder))) ?? []);
  }

  size(name: string): Promise<number | undefined> {
    return this.#do("size", async () => (await undefinedIfMissing(stat(path.join(this.folder, name))))?.size);
  }

  read(name: string): Promise<Uint8Array | undefined> {
    return this.#do("read", () => undefinedIfMissing(readFile(path.join(this.folder, name))));
  }

  write(name: string, contents: Uint8Array): Promise<void> {
    return this.#do("write", async () => {
      await mkdir(this.folder, { recursive: true });
      await writeFile(path.join(this.folder, name), contents);
    });
  }

  rename(from: string, to: string): Promise<void> {
    return this.#do("rename", () => rename(path.join(this.folder, from), path.join(this.folder, to)));
  }

  remove(name: string): Promise<void> {
    return this.#do("remove", () => undefinedIfMissing(unlink(path.join(this.folder, name))));
  }

  clear(): Promise<void> {
    return this.#do("clear", async () => removeFolder(this.folder));
  }

  async #do<T>(name: keyof Folder, work: () => Promise<T>): Promise<T> {
    this.operations.push(name);
    const refusal = this.refusals[name];
    const operation = refusal ? Promise.reject(refusal) : work();
    this.#running.add(operation);
    try {
      return await operation;
    } finally {
      this.#running.delete(operation);
    }
  }
}

async function undefinedIfMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      return undefined;
    }
    throw error;
  }
}

/** An empty folder for each test, and caches that use it. */
export interface CacheFixture {
  readonly disk: TestFolder;
  readonly clock: ManualClock;
  /** The failures that the caches reported. */
  readonly failures: readonly unknown[];
  /** Creates a cache, like each window. */
  cache(limits?: Partial<CacheLimits>): FileCache;
  /** Lets the caches write pending changes, and resolves after they have been written. */
  written(): Promise<void>;
}

export function useCache(): CacheFixture {
  let disk: TestFolder;
  let clock: ManualClock;
  let failures: unknown[];
  beforeEach(() => {
    disk = new TestFolder(path.join(temporaryFolder("cache"), "cache"));
    clock = new ManualClock();
    failures = [];
  });
  afterEach(() => removeFolder(path.dirname(disk.folder)));
  return {
    get disk() {
      return disk;
    },
    get clock() {
      return clock;
    },
    get failures() {
      return failures;
    },
    cache: (limits = {}) =>
      new FileCache({
        folder: disk,
        clock,
        limits: { ...defaultLimits, ...limits },
        onFailure: (error) => failures.push(error),
      }),
    async written() {
      clock.advance(1000);
      await disk.idle();
    },
  };
}
