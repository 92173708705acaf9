/**
 * The tests, all or a part: `tsx test/run.ts [unit|component|extension|e2e [part of a file's name]]`. The last line counts all
 * tests; the exit code tells whether all is well.
 */
import { availableParallelism } from "node:os";
import path from "node:path";
import { getBrowser } from "./host/browser";
import { npm } from "./host/npm";
import { endWithNpm } from "./host/npmWatch";
import { importTsx, repositoryRoot, testResults } from "./host/paths";
import { lineProgress } from "./host/progress";
import { removeFolder } from "./host/removal.cjs";
import type { VSCodeChoice } from "./host/vscodeVersions";
import { getEditors, type Editors } from "./runner/editors";
import { calm, nodeTests } from "./runner/nodeTests";
import { describeCounts, noCounts, runStep, type Counts, type Step } from "./runner/step";

const parts = ["unit", "component", "extension", "e2e"] as const;
type Part = (typeof parts)[number];

async function main(): Promise<void> {
  endWithNpm();
  const [part, filter = ""] = process.argv.slice(2);
  if (part !== undefined && !isPart(part))
    throw new Error(`Say nothing, for all tests, or one of ${parts.join(", ")}.`);
  const wanted = (it: Part): boolean => part === undefined || part === it;
  const total: Counts = { ...noCounts };
  const run = async (step: Step): Promise<boolean> => {
    const counts = await runStep(step);
    for (const kind of ["passed", "failed", "skipped", "secondTries"] as const) total[kind] += counts[kind];
    return counts.failed === 0;
  };

  // The long downloads go on while what needs no editor runs. One browser serves all tests.
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
    else for (const step of editorSteps(ready, wanted, filter)) await run(step);
  }
  if (total.failed > 0) process.exitCode = 1;
  console.log(`\n${describeCounts(total)}`);
}

function isPart(part: string): part is Part {
  return parts.some((it) => it === part);
}

/** Tests of single pages in a browser, run by Playwright. */
function componentTests(browser: string, filter: string): Step {
  const inProject = (file: string) => path.join(repositoryRoot, file);
  const cli = inProject("node_modules/@playwright/test/cli.js");
  const playwright = [cli, "test", "--config", inProject("test/component")];
  return {
    title: "Component tests",
    command: [process.execPath, filter ? [...playwright, filter] : playwright],
    env: { ...calm, CHROME_PATH: browser },
    hasTests: true,
  };
}

function editorSteps({ vscode, browser }: Editors, wanted: (part: Part) => boolean, filter: string): Step[] {
  const env: Record<string, string> = browser ? { CHROME_PATH: browser } : {};
  const extensionTests = (choice: VSCodeChoice): Step => ({
    title: `Extension tests, ${choice} VS Code (${vscode[choice].version})`,
    command: [process.execPath, [...importTsx, path.join(repositoryRoot, "test/extension/main.ts"), choice, filter]],
    env: { ...env, BEDROCK_PROFILES_VSCODE: JSON.stringify(vscode[choice]) },
    hasTests: true,
  });
  const steps: Step[] = [];
  if (wanted("extension")) steps.push(extensionTests("oldest"), extensionTests("newest"));
  if (wanted("e2e")) {
    removeFolder(testResults);
    // Each has a browser and a server: memory is what more of them would run out of.
    const concurrency = Math.min(availableParallelism(), 4);
    const setup = "test/e2e/withWorkbench.ts";
    steps.push(nodeTests({ title: "End-to-end tests", folder: "test/e2e", filter, concurrency, setup, env }));
  }
  return steps;
}

/** Calls a function at the first call only, and returns its result every time. */
function lazy<T>(create: () => T): () => T {
  let created: { value: T } | undefined;
  return () => (created ??= { value: create() }).value;
}

/** Gives the error in place of throwing it, so that a promise may be looked at later. */
function settled<T>(promise: Promise<T>): Promise<T | Error> {
  return promise.catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
