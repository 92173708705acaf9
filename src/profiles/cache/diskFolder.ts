import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Folder } from "./folder";

/**
 * A folder on disk. Does not use `vscode.workspace.fs`, which sends every request to the window's process. That process is busy
 * while the window opens, when cached profiles are needed most.
 */
export class DiskFolder implements Folder {
  readonly #path: string;
  readonly #oldPath: string | undefined;

  /** `oldFolder` is the folder in which an earlier version stored these files. It is never read, but `clear` deletes it. */
  constructor(folder: string, oldFolder?: string) {
    this.#path = folder;
    this.#oldPath = oldFolder;
  }

  async list(): Promise<readonly string[]> {
    const entries = await undefinedIfMissing(readdir(this.#path, { withFileTypes: true }));
    return (entries ?? []).filter((entry) => entry.isFile()).map(({ name }) => name);
  }

  async size(name: string): Promise<number | undefined> {
    return (await undefinedIfMissing(stat(this.#file(name))))?.size;
  }

  read(name: string): Promise<Uint8Array | undefined> {
    return undefinedIfMissing(readFile(this.#file(name)));
  }

  async write(name: string, contents: Uint8Array): Promise<void> {
    await mkdir(this.#path, { recursive: true });
    await writeFile(this.#file(name), contents);
  }

  async rename(from: string, to: string): Promise<void> {
    await rename(this.#file(from), this.#file(to));
  }

  async remove(name: string): Promise<void> {
    await rm(this.#file(name), { force: true });
  }

  async clear(): Promise<void> {
    await rm(this.#path, { recursive: true, force: true });
    if (this.#oldPath !== undefined) {
      await rm(this.#oldPath, { recursive: true, force: true });
    }
  }

  #file(name: string): string {
    return path.join(this.#path, name);
  }
}

async function undefinedIfMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      return undefined;
    }
    throw error;
  }
}
