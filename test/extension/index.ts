/** The module that VS Code loads in its extension host. It runs the suites with mocha. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { format } from "node:util";
import Mocha from "mocha";

// The prefix distinguishes the lines of the tests from those of the workbench, see test/host/standIn.ts.
Mocha.reporters.Base.consoleLog = (...line: unknown[]) => console.log(`│ ${format(...line)}`);

/** Runs all suites. Rejects if a test has failed, which makes VS Code exit with code 1. */
export async function run(): Promise<void> {
  const mocha = new Mocha({
    ui: "tdd",
    reporter: "spec",
    color: false,
    timeout: 120_000,
    forbidOnly: Boolean(process.env["CI"]),
  });
  mocha.addFile(path.join(__dirname, "suites.js"));
  const stats = await new Promise<Mocha.Stats | undefined>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats));
  });
  if (!stats) throw new Error("Mocha has no results.");
  const { passes: passed, failures: failed, pending: skipped } = stats;
  const results = process.env["BEDROCK_PROFILES_RESULTS"];
  if (results) writeFileSync(results, JSON.stringify({ passed, failed, skipped }));
  if (failed > 0) throw new Error(`${failed} failed`);
}
