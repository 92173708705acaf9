import { existsSync, readFileSync, statSync } from "node:fs";
import fs from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";

/** A file that was read with `readFile` of `node:fs/promises`, and its contents at that time. */
export interface ReadOfFile {
  readonly file: string;
  readonly mode?: number;
  readonly text?: string;
}

/** All files that were read since the list was last cleared. */
export const reads: ReadOfFile[] = [];

const { readFile } = fs;

// The SDK imports `readFile` when it is loaded, so this module must be imported first.
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
