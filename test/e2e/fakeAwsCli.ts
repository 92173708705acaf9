import { mkdir, readFile, unlink, writeFile } from "node:fs/promises";
import { watch } from "node:fs";
import path from "node:path";
import { removeFolder, temporaryFolder } from "../host/temporaryFolder";

/** A recorded run of the fake AWS CLI. */
export interface CliRun {
  readonly arguments: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** A fake `aws` command that signs in like the real one: it writes the given files and records how it was run. */
export interface FakeAwsCli {
  /** The folder that contains the command, for the PATH. */
  readonly folder: string;
  /** The home folder that the command writes to. */
  readonly home: string;
  /** Installs the command, which reports the given version. Before that, its folder contains no `aws`. */
  install(version?: string): Promise<void>;
  /** Waits for the next run and returns its details. Runs that only print the version are not recorded. */
  ran(): Promise<CliRun>;
  remove(): Promise<void>;
}

/**
 * Prepares an `aws` command in a new folder. `writes` contains the files, relative to the home directory, that a
 * sign-in writes.
 */
export async function fakeAwsCli(writes: Readonly<Record<string, string>> = {}): Promise<FakeAwsCli> {
  const root = temporaryFolder("aws-cli");
  const folder = path.join(root, "bin");
  const home = path.join(root, "home");
  const record = path.join(root, "records", "ran.json");
  for (const each of [folder, home, path.dirname(record)]) await mkdir(each, { recursive: true });
  const script = (version: string) => `#!${process.execPath}
const fs = require("node:fs");
const path = require("node:path");
if (process.argv.includes("--version")) {
  console.log("aws-cli/" + ${JSON.stringify(version)} + " Python/3.13.9 Linux/6.1 exe/x86_64");
  process.exit();
}
for (const [name, text] of Object.entries(${JSON.stringify(writes)})) {
  const file = path.join(${JSON.stringify(home)}, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}
const run = { arguments: process.argv.slice(2), folder: process.cwd(), environment: process.env };
fs.writeFileSync(${JSON.stringify(`${record}.new`)}, JSON.stringify(run));
fs.renameSync(${JSON.stringify(`${record}.new`)}, ${JSON.stringify(record)});
`;
  return {
    folder,
    home,
    install: (version = "2.32.5") => writeFile(path.join(folder, "aws"), script(version), { mode: 0o755 }),
    ran: async () => {
      await whenThere(record);
      const run = JSON.parse(await readFile(record, "utf8")) as CliRun;
      // The next call waits for the next run.
      await unlink(record);
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
