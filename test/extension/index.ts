/** The module that VS Code loads in its extension host. It runs the suites with mocha. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { format } from "node:util";
import Mocha from "mocha";

// The prefix distinguishes the lines of the tests from those of the workbench, see test/host/standIn.ts.
const print = (...line: unknown[]) => console.log(`│ ${format(...line)}`);
Mocha.reporters.Base.consoleLog = print;

/** Runs all suites. Rejects if a test has failed, which makes VS Code exit with code 1. */
export async function run(): Promise<void> {
  const mocha = new Mocha({
    ui: "tdd",
    reporter: "spec",
    color: false,
    timeout: 120_000,
    // Tests are retried as in the end-to-end tests, because VS Code has race conditions. The last line of a run has the
    // number of retries.
    retries: 1,
    forbidOnly: Boolean(process.env["CI"]),
  });
  mocha.addFile(path.join(__dirname, "suites.js"));
  const failedOnce = new Set<string>();
  let secondTries = 0;
  const stats = await new Promise<Mocha.Stats | undefined>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats));
    runner.on("retry", (test, error: Error) => {
      failedOnce.add(test.fullTitle());
      print(`Failed at the first try: "${test.title}"\n${error.stack}`);
    });
    runner.on("pass", (test) => {
      if (failedOnce.has(test.fullTitle())) secondTries++;
    });
  });
  if (!stats) throw new Error("Mocha has no results.");
  const { passes: passed, failures: failed, pending: skipped } = stats;
  const results = process.env["BEDROCK_PROFILES_RESULTS"];
  if (results) writeFileSync(results, JSON.stringify({ passed, failed, skipped, secondTries }));
  if (failed > 0) throw new Error(`${failed} failed`);
}
