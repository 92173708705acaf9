import { inspect } from "node:util";
import { after, type TestContext } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { closeSharedBrowser } from "./browser";
import { leaveEvidence } from "./evidence";
import { secondTry } from "../runner/secondTry.mjs";
import { openWorkbench, renewable, type Workbench, type WorkbenchOptions } from "./workbench";

after(closeSharedBrowser);

/** What a test does with a window that is ready. */
export type WorkbenchTest = (workbench: Workbench, t: TestContext) => Promise<void>;

/**
 * Makes a test with a window, a server and an endpoint of its own, for `test("…", withWorkbench(options, body))`. For
 * what needs its own settings, environment or theme; `shareWorkbench` is quicker.
 */
export function withWorkbench(options: WorkbenchOptions, body: WorkbenchTest): (t: TestContext) => Promise<void> {
  return (t) =>
    tryTwice(t, async () => {
      const workbench = await openWorkbench(options);
      try {
        await runWithEvidence(workbench, t, body);
      } finally {
        await workbench.close();
      }
    });
}

/** The windows that tests share one after the other, by the options that those cannot change any more; the last used last. */
const shared = new Map<string, Workbench>();

/** How many of them stay open: each takes half a gigabyte. */
const mostShared = 2;

after(() => closeShared());

/**
 * Lets tests share one server, those of other files as well: gives a function that makes a test of a body, for
 * `test("…", inWorkbench(body))`. Each starts with a window that knows nothing of the tests before it.
 */
export function shareWorkbench(
  options: WorkbenchOptions = {},
): (body: WorkbenchTest) => (t: TestContext) => Promise<void> {
  return (body) => (t) =>
    tryTwice(t, async () => {
      const workbench = await getShared(options);
      try {
        await runWithEvidence(workbench, t, body);
      } catch (error) {
        await closeShared();
        throw error;
      }
    });
}

/**
 * Gives a test that failed one more try, in a server and a window of its own: a browser on a machine that is shared now
 * and then loses a click. That it took two tries is told aloud, and counted at the end of the run.
 */
async function tryTwice(t: TestContext, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    console.log(`Failed at the first try: "${t.name}"\n${inspect(error)}`);
    await run();
    t.diagnostic(secondTry);
  }
}

async function getShared(options: WorkbenchOptions): Promise<Workbench> {
  const renewed: readonly string[] = renewable;
  const built = inspect(Object.fromEntries(Object.entries(options).filter(([name]) => !renewed.includes(name))), {
    depth: null,
  });
  const known = shared.get(built);
  shared.delete(built);
  await known?.startOver(options);
  if (!known) await closeShared(mostShared - 1);
  const workbench = known ?? (await openWorkbench(options));
  shared.set(built, workbench);
  return workbench;
}

/** Closes all but so many of them, those first that were used the longest ago. */
async function closeShared(keep = 0): Promise<void> {
  for (const [built, workbench] of [...shared].slice(0, Math.max(0, shared.size - keep))) {
    shared.delete(built);
    await workbench.close();
  }
}

/** How long a test may take, in milliseconds: far more than any needs, even on a busy machine. */
const patience = 240_000;

async function runWithEvidence(workbench: Workbench, t: TestContext, body: WorkbenchTest): Promise<void> {
  const done = new AbortController();
  const tooLong = delay(patience, undefined, { signal: done.signal }).then(() => {
    throw new Error(`The test has not ended after ${patience / 1000} seconds.`);
  });
  try {
    await Promise.race([body(workbench, t), tooLong]);
  } catch (error) {
    console.log(`Left for "${t.name}": ${await leaveEvidence(workbench, t.name)}`);
    throw error;
  } finally {
    done.abort();
  }
}
