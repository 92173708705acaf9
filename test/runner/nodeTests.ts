import { readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { importTsx, repositoryRoot } from "../host/paths";
import { writeLanes } from "./lanes";
import type { Step } from "./step";

export interface NodeTests {
  title: string;
  /** The folder of the tests, from the project's root. */
  folder: string;
  /** Takes only the files whose path holds this. */
  filter: string;
  /** So many processes share the files out among them: `writeLanes`. */
  concurrency: number;
  /** A module that each of those processes loads first. */
  setup?: string;
  env?: Record<string, string>;
}

/** How long all tests of a process may take, in milliseconds, before they are given up. */
const patience = 1_800_000;

/** Keeps the AWS SDK from telling in each process which Node.js its next year's versions will need. */
export const calm = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" };

/** A step that runs tests of node's own runner. Throws when no file fits the filter. */
export function nodeTests({ title, folder, filter, concurrency, setup, env = {} }: NodeTests): Step {
  // Node 20 does not expand patterns by itself.
  const files = readdirSync(path.join(repositoryRoot, folder), { recursive: true, encoding: "utf8" })
    .map((file) => path.join(folder, file))
    .filter((file) => file.endsWith(".test.ts") && file.includes(filter))
    .sort();
  if (files.length === 0) throw new Error(`No test file in ${folder} is named like "${filter}".`);
  const reporters = ["spec", pathToFileURL(path.join(repositoryRoot, "test/runner/countReporter.mjs")).href].flatMap(
    (reporter) => [`--test-reporter=${reporter}`, "--test-reporter-destination=stdout"],
  );
  const flags = [...importTsx, "--test", `--test-concurrency=${concurrency}`, `--test-timeout=${patience}`];
  return {
    title,
    command: [process.execPath, [...flags, ...reporters, ...writeLanes(files, concurrency, setup)]],
    env: { ...calm, ...env },
    hasTests: true,
  };
}
