import { inspect } from "node:util";
import { after, type TestContext } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { closeSharedBrowser } from "./browser";
import { saveDiagnostics } from "./diagnostics";
import { secondTry } from "../runner/secondTry.mjs";
import { openWorkbench, resettableOptions, type Workbench, type WorkbenchOptions } from "./workbench";

after(closeSharedBrowser);

/** The body of a test, which receives a window that is ready. */
export type WorkbenchTest = (workbench: Workbench, t: TestContext) => Promise<void>;

/**
 * Returns a test function with its own window, server and endpoint, for `it("…", withWorkbench(options, body))`. Use it
 * for tests whose changes to the window cannot be reverted. Otherwise use `shareWorkbench`, which is faster.
 */
export function withWorkbench(options: WorkbenchOptions, body: WorkbenchTest): (t: TestContext) => Promise<void> {
  return (t) =>
    retryOnce(t, async () => {
      const workbench = await openWorkbench(options);
      try {
        await runWithDiagnostics(workbench, t, body);
      } finally {
        await workbench.close();
      }
    });
}

/**
 * The shared windows, keyed by the options that an open window cannot change. The most recently used window is last.
 */
const shared = new Map<string, Workbench>();

/** The maximum number of shared windows. Each window uses half a gigabyte of memory. */
const maxSharedWindows = 2;

after(() => closeShared());

/**
 * Lets tests share a window and its server, even with tests in other files. Returns a function that creates a test
 * function, for `it("…", inWorkbench(body))`. Each test starts with a reset window.
 */
export function shareWorkbench(
  options: WorkbenchOptions = {},
): (body: WorkbenchTest) => (t: TestContext) => Promise<void> {
  return (body) => (t) =>
    retryOnce(t, async () => {
      const workbench = await getShared(options);
      try {
        await runWithDiagnostics(workbench, t, body);
      } catch (error) {
        await closeShared();
        throw error;
      }
    });
}

/**
 * Runs a failed test once more, in a new window with its own server, because a browser on a busy machine occasionally
 * misses a click. The second attempt is printed, and is counted at the end of the run.
 */
async function retryOnce(t: TestContext, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    console.log(`Failed at the first try: "${t.name}"\n${inspect(error)}`);
    await run();
    t.diagnostic(secondTry);
  }
}

async function getShared(options: WorkbenchOptions): Promise<Workbench> {
  const renewed: readonly string[] = resettableOptions;
  const built = inspect(Object.fromEntries(Object.entries(options).filter(([name]) => !renewed.includes(name))), {
    depth: null,
  });
  const known = shared.get(built);
  shared.delete(built);
  await known?.startOver(options);
  if (!known) await closeShared(maxSharedWindows - 1);
  const workbench = known ?? (await openWorkbench(options));
  shared.set(built, workbench);
  return workbench;
}

/** Closes all shared windows except the `keep` most recently used ones. */
async function closeShared(keep = 0): Promise<void> {
  for (const [built, workbench] of [...shared].slice(0, Math.max(0, shared.size - keep))) {
    shared.delete(built);
    await workbench.close();
  }
}

/** The time limit for a test, which exceeds what any test needs on a busy machine. */
const timeoutMs = 240_000;

async function runWithDiagnostics(workbench: Workbench, t: TestContext, body: WorkbenchTest): Promise<void> {
  const done = new AbortController();
  const tooLong = delay(timeoutMs, undefined, { signal: done.signal }).then(() => {
    throw new Error(`The test has not ended after ${timeoutMs / 1000} seconds.`);
  });
  try {
    await Promise.race([body(workbench, t), tooLong]);
  } catch (error) {
    console.log(`Saved for "${t.name}": ${await saveDiagnostics(workbench, t.name)}`);
    throw error;
  } finally {
    done.abort();
  }
}
