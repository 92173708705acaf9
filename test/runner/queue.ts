import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** A test file, as a lane runs it. */
export interface QueuedFile {
  name: string;
  url: string;
}

/**
 * Puts test files in a queue that processes share: a folder with an entry each. The largest come first, which take longest,
 * so that the processes end at about the same time. `root` is where the files' names start.
 */
export function writeQueue(files: readonly string[], root: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const bySize = files
    .map((name) => ({ name, path: path.resolve(root, name) }))
    .map((file) => ({ ...file, size: statSync(file.path).size }))
    .toSorted((a, b) => b.size - a.size);
  for (const [index, file] of bySize.entries()) {
    const entry: QueuedFile = { name: file.name, url: pathToFileURL(file.path).href };
    writeFileSync(path.join(folder, `${String(index).padStart(4, "0")}.json`), JSON.stringify(entry));
  }
}

/** Takes the next file out of the queue; nothing where none is left. Each is given to one process only. */
export function takeFile(folder: string): QueuedFile | undefined {
  for (;;) {
    const [next] = readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .sort();
    if (next === undefined) return undefined;
    const entry = path.join(folder, next);
    const taken = entry.replace(/json$/, "taken");
    try {
      // Of several that try, one only finds it there.
      renameSync(entry, taken);
    } catch {
      continue;
    }
    return JSON.parse(readFileSync(taken, "utf8")) as QueuedFile;
  }
}
