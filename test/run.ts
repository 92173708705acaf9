/**
 * Runs all tests or a part of them: `tsx test/run.ts [unit|component|extension|e2e [part of a file name]]`. The last line has
 * the number of tests by outcome, and the exit code is 1 if a test or a step failed.
 */
import { availableParallelism } from "node:os";
import path from "node:path";
import { getBrowser } from "./host/browser";
import { quietSdk } from "./host/environment";
import { npm } from "./host/npm";
import { endWithNpm } from "./host/npmWatch";
import { importTsx, repositoryRoot, testResults } from "./host/paths";
import { lineProgress } from "./host/progress";
import { removeFolder } from "./host/removal.cjs";
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
    await run({ title: "Type check", command: npm("run", "--silent", "typecheck") });
    await run({ title: "Lint", command: npm("run", "--silent", "lint") });
  }
  if (wanted("unit")) {
    const concurrency = availableParallelism() + 1;
    await run(nodeTests({ title: "Unit tests", folder: "test/unit", filter, concurrency }));
  }
  const built = part === "unit" || (await run({ title: "Build", command: npm("run", "--silent", "build") }));
  if (pageBrowser) {
    const ready = await pageBrowser;
    if (ready instanceof Error) console.error(ready.message);
    if (!built || ready instanceof Error) total.failed += Number(built);
    else await run(componentTests(ready.executable, filter));
  }
  if (editors) {
    const ready = await editors;
    if (ready instanceof Error) console.error(ready.message);
    if (!built || ready instanceof Error) total.failed += Number(built);
    else for (const steps of editorSteps(ready, wanted, filter)) await run(...steps);
  }
  if (total.failed > 0) process.exitCode = 1;
  console.log(`\n${describeCounts(total)}`);
}

function isPart(part: string): part is Part {
  return parts.some((it) => it === part);
}

/** Returns the step that runs the tests of single pages in a browser, with Playwright. */
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

/** Returns the steps that need an editor, in groups that run at the same time. */
function editorSteps(
  { vscode, browser }: Editors,
  wanted: (part: Part) => boolean,
  filter: string,
): (readonly [Step, ...Step[]])[] {
  const env: Record<string, string> = browser ? { CHROME_PATH: browser } : {};
  const extensionTests = (choice: VSCodeChoice): Step => ({
    title: `Extension tests, ${choice} VS Code (${vscode[choice].version})`,
    command: [process.execPath, [...importTsx, path.join(repositoryRoot, "test/extension/main.ts"), choice, filter]],
    env: { ...env, BEDROCK_PROFILES_VSCODE: JSON.stringify(vscode[choice]) },
    hasTests: true,
  });
  const groups: (readonly [Step, ...Step[]])[] = [];
  if (wanted("extension")) {
    const [oldest, newest] = [extensionTests("oldest"), extensionTests("newest")];
    // A run leaves more than half of two processors idle. Desktop windows would share the clipboard and the focus.
    if (vscode.oldest.kind === "served" && vscode.newest.kind === "served") groups.push([oldest, newest]);
    else groups.push([oldest], [newest]);
  }
  if (wanted("e2e")) {
    removeFolder(testResults);
    // Each process has a browser and a server, so memory limits their number.
    const concurrency = Math.min(availableParallelism(), 4);
    const setup = "test/e2e/withWorkbench.ts";
    groups.push([nodeTests({ title: "End-to-end tests", folder: "test/e2e", filter, concurrency, setup, env })]);
  }
  return groups;
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
