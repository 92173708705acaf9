import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Folder } from "./folder";

/**
 * A folder on the disk. Not through the editor's file system, which asks the window before each access: one that has just been
 * opened is busy, and what is remembered is there to be seen at once.
 */
export class DiskFolder implements Folder {
  readonly #path: string;

  constructor(folder: string) {
    this.#path = folder;
  }

  async list(): Promise<readonly string[]> {
    const entries = await whereFound(readdir(this.#path, { withFileTypes: true }));
    return (entries ?? []).filter((entry) => entry.isFile()).map(({ name }) => name);
  }

  async size(name: string): Promise<number | undefined> {
    return (await whereFound(stat(this.#file(name))))?.size;
  }

  read(name: string): Promise<Uint8Array | undefined> {
    return whereFound(readFile(this.#file(name)));
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
  }

  #file(name: string): string {
    return path.join(this.#path, name);
  }
}

/** What the work gives; nothing where the file or the folder is not there. */
async function whereFound<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      return undefined;
    }
    throw error;
  }
}
