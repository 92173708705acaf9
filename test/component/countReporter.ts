import { writeFileSync } from "node:fs";
import type { Reporter, Suite } from "@playwright/test/reporter";
import { noCounts, resultsVariable } from "../runner/step";

/**
 * Writes how many tests passed, failed, were skipped and needed a second attempt to the file that the test run
 * specifies, if any.
 */
export default class CountReporter implements Reporter {
  #suite: Suite | undefined;

  onBegin(_config: unknown, suite: Suite): void {
    this.#suite = suite;
  }

  onEnd(): void {
    const counts = { ...noCounts };
    for (const test of this.#suite?.allTests() ?? []) {
      const outcome = test.outcome();
      if (outcome === "skipped") counts.skipped++;
      else if (outcome === "unexpected") counts.failed++;
      else counts.passed++;
      if (outcome === "flaky") counts.secondTries++;
    }
    const file = process.env[resultsVariable];
    if (file) writeFileSync(file, JSON.stringify(counts));
  }

  printsToStdio(): boolean {
    return false;
  }
}
