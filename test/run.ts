/**
 * Runs all or some of the tests: `tsx test/run.ts [unit|component|extension|e2e [part of a file name]]`. The last line
 * shows the number of tests for each outcome, and the exit code is 1 if a test or a step failed.
 */
import { availableParallelism } from "node:os";
import path from "node:path";
import { getBrowser, type InstalledBrowser } from "./host/browser";
import { quietSdk } from "./host/environment";
import { npm } from "./host/npm";
import { endWithNpm } from "./host/npmWatch";
import { importTsx, repositoryRoot, testResults } from "./host/paths";
import { lineProgress } from "./host/progress";
import { removeFolder } from "./host/removal.cjs";
import type { VSCode } from "./host/vscode";
import type { VSCodeChoice } from "./host/vscodeVersions";
import { getEditors, type Editors } from "./runner/editors";
import { nodeTests } from "./runner/nodeTests";
import { describeCounts, noCounts, runTogether, type Counts, type Step } from "./runner/step";

const parts = ["unit", "component", "extension", "e2e"] as const;
type Part = (typeof parts)[number];

async function main(): Promise<void> {
  endWithNpm();
  const [part, filter = ""] = process.argv.slice(2);
  if (part !== undefined && !isPart(part)) throw new Error(`The first argument must be one of ${parts.join(", ")}.`);
  const wanted = (it: Part): boolean => part === undefined || part === it;
  const total: Counts = { ...noCounts };
  const run = async (...steps: readonly [Step, ...Step[]]): Promise<boolean> => {
    const counts = await runTogether(steps);
    for (const kind of ["passed", "failed", "skipped", "secondTries"] as const)
      total[kind] += counts.reduce((sum, each) => sum + each[kind], 0);
    return counts.every(({ failed }) => failed === 0);
  };

  // The downloads run in parallel with the steps that do not need them. All tests use the same browser.
  const browser = lazy(() => getBrowser(lineProgress));
  const pageBrowser = wanted("component") ? settled(browser()) : undefined;
  const editors =
    wanted("extension") || wanted("e2e") ? settled(getEditors({ endToEnd: wanted("e2e"), browser })) : undefined;
  if (part === undefined) {
    await run(
      { title: "Type check", command: npm("run", "--silent", "typecheck") },
      { title: "Lint", command: npm("run", "--silent", "lint") },
    );
  }
  if (wanted("unit")) {
    const concurrency = availableParallelism() + 1;
    const setup = "test/unit/seed.ts";
    await run(nodeTests({ title: "Unit tests", folder: "test/unit", filter, concurrency, setup }));
  }
  const built = part === "unit" || (await run({ title: "Build", command: npm("run", "--silent", "build") }));
  const programs = [await pageBrowser, await editors] as const;
  for (const missing of programs.filter((it) => it instanceof Error)) {
    console.error(missing.message);
    total.failed += 1;
  }
  if (wanted("component") || wanted("e2e")) removeFolder(testResults);
  if (built) for (const steps of testGroups(programs, wanted, filter)) await run(...steps);
  if (total.failed > 0) process.exitCode = 1;
  console.log(`\n${describeCounts(total)}`);
}

function isPart(part: string): part is Part {
  return parts.some((it) => it === part);
}

/** Returns the step that runs the tests of individual pages in a browser, with Playwright. */
function componentTests(browser: string, filter: string): Step {
  const inProject = (file: string) => path.join(repositoryRoot, file);
  const cli = inProject("node_modules/@playwright/test/cli.js");
  const playwright = [cli, "test", "--config", inProject("test/component")];
  return {
    title: "Component tests",
    command: [process.execPath, filter ? [...playwright, filter] : playwright],
    env: { ...quietSdk, CHROME_PATH: browser },
    hasTests: true,
  };
}

/**
 * Returns the steps that need a browser or an editor, in groups that run concurrently. Extension host tests spend half
 * of their time waiting, so the tests in both VS Codes run together with the component tests.
 */
function testGroups(
  [pageBrowser, editors]: readonly [InstalledBrowser | Error | undefined, Editors | Error | undefined],
  wanted: (part: Part) => boolean,
  filter: string,
): (readonly [Step, ...Step[]])[] {
  const component =
    pageBrowser instanceof Error || !pageBrowser ? [] : [componentTests(pageBrowser.executable, filter)];
  if (editors instanceof Error || !editors) return asGroups(component);
  const { vscode, browser } = editors;
  const env: Record<string, string> = browser ? { CHROME_PATH: browser } : {};
  const extension = wanted("extension")
    ? (["oldest", "newest"] as const).map((choice) => extensionTests(choice, vscode[choice], env, filter))
    : [];
  const endToEnd = wanted("e2e") ? [endToEndTests(env, filter)] : [];
  // Desktop windows would compete for the clipboard and the focus.
  const isServed = vscode.oldest.kind === "served" && vscode.newest.kind === "served";
  return asGroups(
    ...(isServed ? [[...component, ...extension]] : [...component, ...extension].map((step) => [step])),
    endToEnd,
  );
}

/** Returns the groups that are not empty. */
function asGroups(...groups: readonly Step[][]): (readonly [Step, ...Step[]])[] {
  return groups.flatMap(([first, ...others]) => (first ? [[first, ...others] as const] : []));
}

function extensionTests(choice: VSCodeChoice, vscode: VSCode, env: Record<string, string>, filter: string): Step {
  return {
    title: `Extension tests, ${choice} VS Code (${vscode.version})`,
    command: [process.execPath, [...importTsx, path.join(repositoryRoot, "test/extension/main.ts"), choice, filter]],
    env: { ...env, BEDROCK_PROFILES_VSCODE: JSON.stringify(vscode) },
    hasTests: true,
  };
}

function endToEndTests(env: Record<string, string>, filter: string): Step {
  // Each process runs a browser and up to two servers, so memory limits the number of processes.
  const concurrency = Math.min(availableParallelism() + 1, 4);
  const setup = "test/e2e/withWorkbench.ts";
  return nodeTests({ title: "End-to-end tests", folder: "test/e2e", filter, concurrency, setup, env });
}

/** Returns a function that calls `create` on its first call and returns the same result every time. */
function lazy<T>(create: () => T): () => T {
  let created: { value: T } | undefined;
  return () => (created ??= { value: create() }).value;
}

/** Returns the error instead of throwing it, so that the promise can be awaited later. */
function settled<T>(promise: Promise<T>): Promise<T | Error> {
  return promise.catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
