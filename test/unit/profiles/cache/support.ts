import { mkdir, readdir, readFile, rename, stat, unlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach } from "node:test";
import type { Clock } from "../../../../src/domain/ports";
import { FileCache } from "../../../../src/profiles/cache/fileCache";
import type { Folder } from "../../../../src/profiles/cache/folder";
import type { CacheLimits } from "../../../../src/profiles/cache/limits";
import { defaultLimits } from "../../../../src/profiles/cache/limits";
import { removeFolder, temporaryFolder } from "../../../host/temporaryFolder";

/** When tests with a clock of their own begin. */
export const start = new Date("2026-11-21T12:00:00Z");

/** A clock that goes only as a test says. */
export class ManualClock implements Clock {
  #now = start.getTime();
  #waiting: { end: number; go: () => void }[] = [];

  now(): Date {
    return new Date(this.#now);
  }

  wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ end: this.#now + milliseconds, go: resolve });
      signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
    });
  }

  /** Lets so many milliseconds go by; gives how many have waited for that. */
  pass(milliseconds: number): number {
    this.#now += milliseconds;
    const due = this.#waiting.filter(({ end }) => end <= this.#now);
    this.#waiting = this.#waiting.filter((one) => !due.includes(one));
    due.forEach(({ go }) => go());
    return due.length;
  }
}

/** A folder on the disk, as the editor's file system gives one, that tells what is done in it. */
export class DiskFolder implements Folder {
  readonly #underWay = new Set<Promise<unknown>>();
  /** Names of what was done, in order. */
  readonly done: string[] = [];
  /** What a disk that refuses says, by the operation it refuses. */
  refusals: Partial<Record<keyof Folder, Error>> = {};

  constructor(readonly folder: string) {}

  /** Resolves when nothing is done here any more. */
  async idle(): Promise<void> {
    do {
      await Promise.allSettled(this.#underWay);
      await new Promise((resolve) => setImmediate(resolve));
    } while (this.#underWay.size > 0);
  }

  /** The files, with what they hold. */
  async files(): Promise<Map<string, string>> {
    const names = (await found(readdir(this.folder))) ?? [];
    return new Map(await Promise.all(names.sort().map(async (name) => [name, await this.text(name)] as const)));
  }

  text(name: string): Promise<string> {
    return readFile(path.join(this.folder, name), "utf8");
  }

  list(): Promise<readonly string[]> {
    return this.#do("list", async () => (await found(readdir(this.folder))) ?? []);
  }

  size(name: string): Promise<number | undefined> {
    return this.#do("size", async () => (await found(stat(path.join(this.folder, name))))?.size);
  }

  read(name: string): Promise<Uint8Array | undefined> {
    return this.#do("read", () => found(readFile(path.join(this.folder, name))));
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
    return this.#do("remove", () => found(unlink(path.join(this.folder, name))));
  }

  clear(): Promise<void> {
    return this.#do("clear", async () => removeFolder(this.folder));
  }

  async #do<T>(name: keyof Folder, work: () => Promise<T>): Promise<T> {
    this.done.push(name);
    const refusal = this.refusals[name];
    const doing = refusal ? Promise.reject(refusal) : work();
    this.#underWay.add(doing);
    try {
      return await doing;
    } finally {
      this.#underWay.delete(doing);
    }
  }
}

async function found<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      return undefined;
    }
    throw error;
  }
}

/** An empty folder for each test, and memories over it. */
export interface CacheFixture {
  readonly disk: DiskFolder;
  readonly clock: ManualClock;
  /** What memories said they could not do. */
  readonly failures: readonly unknown[];
  /** A memory as a window has one. */
  cache(limits?: Partial<CacheLimits>): FileCache;
  /** Lets memories write what they are to keep; resolves when they have. */
  written(): Promise<void>;
}

export function useCache(): CacheFixture {
  let disk: DiskFolder;
  let clock: ManualClock;
  let failures: unknown[];
  beforeEach(() => {
    disk = new DiskFolder(path.join(temporaryFolder("memory"), "remembered"));
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
      clock.pass(1000);
      await disk.idle();
    },
  };
}
