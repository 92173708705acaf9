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

/** An `aws` that signs in like the real one: it writes the files it was given, and records how it was run. */
export interface FakeAwsCli {
  /** Its folder, for PATH. */
  readonly folder: string;
  /** The home folder that it writes to. */
  readonly home: string;
  /** Installs it, with the version that it reports. Before that there is no `aws` in its folder. */
  install(version?: string): Promise<void>;
  /** Waits for the next run and returns its details. A run that only asks for the version is not recorded. */
  ran(): Promise<CliRun>;
  remove(): Promise<void>;
}

/** Creates an `aws` in a folder of its own. `writes` are files below the home directory that a sign-in writes. */
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
