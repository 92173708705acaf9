import { existsSync, readFileSync, statSync } from "node:fs";
import fs from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";

/** A file that was read with `readFile` of `node:fs/promises`, as it was then. */
export interface ReadOfFile {
  readonly file: string;
  readonly mode?: number;
  readonly text?: string;
}

/** Every such reading since the last one was taken from it. */
export const reads: ReadOfFile[] = [];

const { readFile } = fs;

// The SDK takes the function when it is loaded: this module is imported first.
fs.readFile = ((...args: Parameters<typeof readFile>) => {
  const [file] = args;
  if (typeof file === "string") {
    reads.push({
      file,
      ...(existsSync(file) ? { mode: statSync(file).mode & 0o777, text: readFileSync(file, "utf8") } : {}),
    });
  }
  return readFile(...args);
}) as typeof readFile;
syncBuiltinESMExports();
