import { mkdir, readFile, unlink, writeFile } from "node:fs/promises";
import { watch } from "node:fs";
import path from "node:path";
import { removeFolder, temporaryFolder } from "../host/temporaryFolder";

/** One run of the fake CLI. */
export interface CliRun {
  readonly arguments: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** A program `aws` that writes the files of a sign-in and a record of its run. */
export interface FakeAwsCli {
  /** Its folder, for PATH. */
  readonly folder: string;
  /** The home folder that it writes to. */
  readonly home: string;
  /** Creates the program in its folder, which is empty until then. */
  install(): Promise<void>;
  /** Waits until it has run, and returns the record. */
  ran(): Promise<CliRun>;
  remove(): Promise<void>;
}

/** Prepares an `aws` in its own folder. `writes` are the files that it writes, relative to the home folder. */
export async function fakeAwsCli(writes: Readonly<Record<string, string>> = {}): Promise<FakeAwsCli> {
  const root = temporaryFolder("aws-cli");
  const folder = path.join(root, "bin");
  const home = path.join(root, "home");
  const note = path.join(root, "notes", "ran.json");
  for (const each of [folder, home, path.dirname(note)]) await mkdir(each, { recursive: true });
  const script = `#!${process.execPath}
const fs = require("node:fs");
const path = require("node:path");
for (const [name, text] of Object.entries(${JSON.stringify(writes)})) {
  const file = path.join(${JSON.stringify(home)}, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}
const run = { arguments: process.argv.slice(2), folder: process.cwd(), environment: process.env };
fs.writeFileSync(${JSON.stringify(`${note}.new`)}, JSON.stringify(run));
fs.renameSync(${JSON.stringify(`${note}.new`)}, ${JSON.stringify(note)});
`;
  return {
    folder,
    home,
    install: () => writeFile(path.join(folder, "aws"), script, { mode: 0o755 }),
    ran: async () => {
      await whenThere(note);
      const run = JSON.parse(await readFile(note, "utf8")) as CliRun;
      // The next call waits for the next run.
      await unlink(note);
      return run;
    },
    remove: async () => removeFolder(root),
  };
}

async function whenThere(file: string): Promise<void> {
  const changes = watch(path.dirname(file));
  try {
    await new Promise<void>((resolve, reject) => {
      const look = () => {
        readFile(file).then(
          () => resolve(),
          () => undefined,
        );
      };
      changes.on("change", look);
      changes.on("error", reject);
      AbortSignal.timeout(45_000).addEventListener("abort", () => reject(new Error(`${file} does not exist.`)));
      look();
    });
  } finally {
    changes.close();
  }
}
