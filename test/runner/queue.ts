import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** A test file in the queue. */
export interface QueuedFile {
  name: string;
  url: string;
}

/** Files that start programs take longer than other files of their size, by about this factor. */
const programsFactor = 5;

/**
 * Writes a queue of test files that several processes share: a folder with an entry for each file. Files that are
 * expected to take longest come first, so that all processes finish at about the same time. File names are relative to
 * `root`.
 */
export function writeQueue(files: readonly string[], root: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const sorted = files
    .map((name) => ({ name, path: path.resolve(root, name) }))
    .map((file) => ({ ...file, weight: weightOf(file.path) }))
    .toSorted((a, b) => b.weight - a.weight);
  for (const [index, file] of sorted.entries()) {
    const entry: QueuedFile = { name: file.name, url: pathToFileURL(file.path).href };
    writeFileSync(path.join(folder, `${String(index).padStart(4, "0")}.json`), JSON.stringify(entry));
  }
}

function weightOf(file: string): number {
  const text = readFileSync(file, "utf8");
  return text.length * (text.includes("/host/sandbox") ? programsFactor : 1);
}

/**
 * Removes the next file from the queue and returns it, or undefined if the queue is empty. Each file is returned to
 * only one process.
 */
export function takeFile(folder: string): QueuedFile | undefined {
  for (;;) {
    const [next] = readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .sort();
    if (next === undefined) return undefined;
    const entry = path.join(folder, next);
    const taken = entry.replace(/json$/, "taken");
    try {
      // Only one process can rename the entry.
      renameSync(entry, taken);
    } catch {
      continue;
    }
    return JSON.parse(readFileSync(taken, "utf8")) as QueuedFile;
  }
}
