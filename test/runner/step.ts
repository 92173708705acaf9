import { readFileSync } from "node:fs";
import path from "node:path";
import { isEnding } from "../host/ending";
import { startLeashed, type LeashedProcessOptions } from "../host/leashedProcess";
import { repositoryRoot } from "../host/paths";
import { sandbox } from "../host/sandbox";
import { removeFolder, temporaryFolder } from "../host/temporaryFolder";

/** The number of tests for each outcome. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
  /** The number of passed tests that failed on the first attempt. Unit tests have only one attempt. */
  secondTries: number;
}

export const noCounts: Readonly<Counts> = { passed: 0, failed: 0, skipped: 0, secondTries: 0 };

/** One command of the test run. */
export interface Step {
  title: string;
  command: [command: string, args: string[]];
  env?: Record<string, string>;
  /**
   * Whether the command runs tests and writes their `Counts` as JSON to the file specified by `resultsVariable`. It
   * then runs in a sandbox, with a working directory outside the project.
   */
  hasTests?: boolean;
}

/** The environment variable that contains the path of the file for the counts. */
export const resultsVariable = "BEDROCK_PROFILES_RESULTS";

/**
 * Runs steps concurrently. Shows the output of the first step immediately, and the complete output of each other step
 * after the first has finished. Returns their counts in the same order. Throws if a signal asks this process to exit.
 */
export function runTogether([first, ...others]: readonly [Step, ...Step[]]): Promise<Counts[]> {
  const running = runStep(first);
  const held = others.map(async (step) => {
    let output = "";
    try {
      return await runStep(step, (text) => (output += text));
    } finally {
      await Promise.allSettled([running]);
      process.stdout.write(output);
    }
  });
  return Promise.all([running, ...held]);
}

/**
 * Runs a step and returns its counts. A command that fails without a failed test counts as one failure. Output goes to
 * `print`, or by default to the output of this process. Throws if a signal asks this process to exit.
 */
async function runStep(step: Step, print?: (text: string) => void): Promise<Counts> {
  const say = print ?? ((text: string) => process.stdout.write(text));
  say(`\n=== ${step.title} ===\n`);
  const start = Date.now();
  const folder = temporaryFolder("results");
  const results = path.join(folder, "results.json");
  const { env, ...where } = step.hasTests ? sandboxForTests() : { cwd: repositoryRoot, env: process.env };
  const options = {
    ...where,
    env: { ...env, ...step.env, [resultsVariable]: results },
    ...(print && { onOutput: print }),
  };
  const code = await startLeashed(...step.command, options).exited;
  if (isEnding()) throw new Error("Interrupted.");
  const counts = readCounts(results);
  removeFolder(folder);
  const missing = step.hasTests && !counts;
  const total = { ...noCounts, ...counts };
  if ((code !== 0 || missing) && total.failed === 0) total.failed = 1;
  const outcome = counts ? describeCounts(total) : total.failed > 0 ? "failed" : "passed";
  say(`--- ${step.title}: ${outcome} (${Math.round((Date.now() - start) / 1000)} s)\n`);
  return total;
}

/** Returns the sandbox for test processes. By default, tsx looks for `tsconfig.json` in its working directory. */
function sandboxForTests(): LeashedProcessOptions {
  const folder = temporaryFolder("tests");
  const { cwd, env } = sandbox(folder);
  const settings = { TSX_TSCONFIG_PATH: path.join(repositoryRoot, "tsconfig.json") };
  return { cwd, env: { ...env, ...settings }, remove: [folder] };
}

/** Formats counts, such as `12 passed (1 at the second try), 0 failed, 1 skipped`. */
export function describeCounts({ passed, failed, skipped, secondTries }: Counts): string {
  const again = secondTries > 0 ? ` (${secondTries} at the second try)` : "";
  return `${passed} passed${again}, ${failed} failed, ${skipped} skipped`;
}

function readCounts(file: string): Counts | undefined {
  try {
    return { ...noCounts, ...(JSON.parse(readFileSync(file, "utf8")) as Partial<Counts>) };
  } catch {
    // The command does not run tests, or it ended before it wrote the file.
    return undefined;
  }
}
