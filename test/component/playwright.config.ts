import { availableParallelism } from "node:os";
import path from "node:path";
import { defineConfig } from "@playwright/test";
import { repositoryRoot, testResults } from "../host/paths";

// Fixes the time zone, so that dates look the same on every machine. Workers load this file before they format dates.
process.env["TZ"] = "UTC";

export default defineConfig({
  testDir: __dirname,
  testMatch: "**/*.test.ts",
  outputDir: path.join(testResults, "component"),
  fullyParallel: true,
  workers: Math.min(availableParallelism(), 4),
  retries: 1,
  // Both time limits far exceed what a test needs, even on a busy machine.
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
