import { readFileSync } from "node:fs";
import path from "node:path";
import { isEnding } from "../host/ending";
import { startLeashed, type LeashedProcessOptions } from "../host/leashedProcess";
import { repositoryRoot } from "../host/paths";
import { sandbox } from "../host/sandbox";
import { removeFolder, temporaryFolder } from "../host/temporaryFolder";

/** How many tests ran, and how they ended. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
  /** How many of those that passed had failed before; of component and end-to-end tests only. */
  secondTries: number;
}

export const noCounts: Readonly<Counts> = { passed: 0, failed: 0, skipped: 0, secondTries: 0 };

/** One command of the test run. */
export interface Step {
  title: string;
  command: [command: string, args: string[]];
  env?: Record<string, string>;
  /**
   * Whether the command runs tests and leaves their `Counts`, as JSON, in the file that `resultsVariable` names. It then
   * runs in a sandbox: its working folder is not the project's.
   */
  hasTests?: boolean;
}

/** Names the file for the counts. */
export const resultsVariable = "BEDROCK_PROFILES_RESULTS";

/** Runs a step; what it prints is passed on at once. A command that fails without a failed test counts as one. Throws when a signal asks this process to end. */
export async function runStep(step: Step): Promise<Counts> {
  console.log(`\n=== ${step.title} ===`);
  const start = Date.now();
  const folder = temporaryFolder("results");
  const results = path.join(folder, "results.json");
  const { env, ...where } = step.hasTests ? sandboxForTests() : { cwd: repositoryRoot, env: process.env };
  const options = { ...where, env: { ...env, ...step.env, [resultsVariable]: results } };
  const code = await startLeashed(...step.command, options).exited;
  if (isEnding()) throw new Error("Interrupted.");
  const counts = readCounts(results);
  removeFolder(folder);
  const missing = step.hasTests && !counts;
  const total = { ...noCounts, ...counts };
  if ((code !== 0 || missing) && total.failed === 0) total.failed = 1;
  const outcome = counts ? describeCounts(total) : total.failed > 0 ? "failed" : "passed";
  console.log(`--- ${step.title}: ${outcome} (${Math.round((Date.now() - start) / 1000)} s)`);
  return total;
}

/** Where test processes run. tsx looks for the project's settings in the working folder, unless it is told where they are. */
function sandboxForTests(): LeashedProcessOptions {
  const folder = temporaryFolder("tests");
  const { cwd, env } = sandbox(folder);
  const settings = { TSX_TSCONFIG_PATH: path.join(repositoryRoot, "tsconfig.json") };
  return { cwd, env: { ...env, ...settings }, remove: [folder] };
}

/** `12 passed (1 at the second try), 0 failed, 1 skipped` */
export function describeCounts({ passed, failed, skipped, secondTries }: Counts): string {
  const again = secondTries > 0 ? ` (${secondTries} at the second try)` : "";
  return `${passed} passed${again}, ${failed} failed, ${skipped} skipped`;
}

function readCounts(file: string): Counts | undefined {
  try {
    return { ...noCounts, ...(JSON.parse(readFileSync(file, "utf8")) as Partial<Counts>) };
  } catch {
    // Not there: the command runs no tests, or was cut off.
    return undefined;
  }
}
