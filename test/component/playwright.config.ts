import { availableParallelism } from "node:os";
import path from "node:path";
import { defineConfig } from "@playwright/test";
import { repositoryRoot, testResults } from "../host/paths";

// Dates look the same wherever the tests run. Workers load this file before they format any.
process.env["TZ"] = "UTC";

export default defineConfig({
  testDir: __dirname,
  testMatch: "**/*.test.ts",
  outputDir: path.join(testResults, "component"),
  fullyParallel: true,
  workers: Math.min(availableParallelism(), 4),
  retries: 1,
  // Both are far more than a test needs, even on a busy machine.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [["list"], [path.join(repositoryRoot, "test/component/countReporter.ts")]],
  use: {
    actionTimeout: 30_000,
    contextOptions: { reducedMotion: "reduce" },
    locale: "en-US",
    trace: "on-first-retry",
    viewport: { width: 1000, height: 860 },
  },
});
