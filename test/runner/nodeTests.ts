import { readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { quietSdk } from "../host/environment";
import { importTsx, repositoryRoot } from "../host/paths";
import { writeLanes } from "./lanes";
import type { Step } from "./step";

export interface NodeTests {
  title: string;
  /** The test folder, relative to the root of the repository. */
  folder: string;
  /** Only files whose path contains this string are run. */
  filter: string;
  /** The number of processes that share the files, see `writeLanes`. */
  concurrency: number;
  /** A module that each process loads first. */
  setup?: string;
  env?: Record<string, string>;
}

/** The time limit for all tests in one process. */
const timeoutMs = 1_800_000;

/** Returns a step that runs tests with the Node.js test runner. Throws if no file matches the filter. */
export function nodeTests({ title, folder, filter, concurrency, setup, env = {} }: NodeTests): Step {
  // Node.js 20 does not expand glob patterns.
  const files = readdirSync(path.join(repositoryRoot, folder), { recursive: true, encoding: "utf8" })
    .map((file) => path.join(folder, file))
    .filter((file) => file.endsWith(".test.ts") && file.includes(filter))
    .sort();
  if (files.length === 0) throw new Error(`No test file in ${folder} has a name that contains "${filter}".`);
  const reporters = ["spec", pathToFileURL(path.join(repositoryRoot, "test/runner/countReporter.mjs")).href].flatMap(
    (reporter) => [`--test-reporter=${reporter}`, "--test-reporter-destination=stdout"],
  );
  const flags = [...importTsx, "--test", `--test-concurrency=${concurrency}`, `--test-timeout=${timeoutMs}`];
  return {
    title,
    command: [process.execPath, [...flags, ...reporters, ...writeLanes(files, concurrency, setup)]],
    env: { ...quietSdk, ...env },
    hasTests: true,
  };
}
