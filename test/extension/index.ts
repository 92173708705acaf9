/** The module that VS Code loads in its extension host. It runs the suites with mocha. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { format } from "node:util";
import Mocha from "mocha";

// The prefix distinguishes the output of the tests from that of the workbench, see test/host/standIn.ts.
const print = (...line: unknown[]) => console.log(`│ ${format(...line)}`);
Mocha.reporters.Base.consoleLog = print;

/** Runs all suites. Rejects if a test has failed, which causes VS Code to exit with code 1. */
export async function run(): Promise<void> {
  const mocha = new Mocha({
    ui: "tdd",
    reporter: "spec",
    color: false,
    timeout: 120_000,
    // As in the end-to-end tests, failed tests are retried because of race conditions in VS Code. The last line of a
    // run shows the number of retries.
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
