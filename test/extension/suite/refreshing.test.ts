import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import * as vscode from "vscode";
import { scenario } from "../driver/scenario";
import { commands } from "../driver/texts";

const refreshes = 100;

/** What one more of in each refresh would show; the editor has a few more or less of its own at any time. */
const ofTheEditor = 20;

interface Counts {
  /** Timers, sockets, pipes and whatever else the extension host has open, and the listeners on the open handles. */
  resources: number;
  handleListeners: number;
  processListeners: number;
  childProcesses: number;
}

function count(): Counts {
  const handles = (process as unknown as { _getActiveHandles(): NodeJS.EventEmitter[] })._getActiveHandles();
  return {
    resources: process.getActiveResourcesInfo().length,
    handleListeners: handles.reduce((sum, handle) => sum + listenersOf(handle), 0),
    processListeners: listenersOf(process),
    childProcesses: childProcesses(),
  };
}

function listenersOf(emitter: NodeJS.EventEmitter): number {
  if (typeof emitter.eventNames !== "function") return 0;
  return emitter.eventNames().reduce((sum, name) => sum + emitter.listenerCount(name), 0);
}

/** Processes that the extension host has started; only Linux lists them. */
function childProcesses(): number {
  if (process.platform !== "linux") return 0;
  return readdirSync("/proc/self/task").reduce((sum, task) => {
    const children = readFileSync(`/proc/self/task/${task}/children`, "utf8");
    return sum + (children.match(/\d+/g) ?? []).length;
  }, 0);
}

/** What there is clearly more of than before. */
function gained(before: Counts): string[] {
  const now = count();
  const names = Object.keys(before) as (keyof Counts)[];
  return names
    .filter((name) => now[name] - before[name] > (name === "childProcesses" ? 0 : ofTheEditor))
    .map((name) => `${name}: ${before[name]}, then ${now[name]}`);
}

suite("refreshing", () => {
  test(
    `gains no listener, socket, timer or process in ${refreshes} refreshes`,
    scenario({}, async ({ endpoint }) => {
      const refresh = () => vscode.commands.executeCommand(commands.refresh);
      await refresh();
      const before = count();
      const since = await endpoint.mark();
      const warnings: string[] = [];
      const warned = ({ name }: Error) => warnings.push(name);
      process.on("warning", warned);
      for (let round = 0; round < refreshes; round += 1) await refresh();
      process.off("warning", warned);
      const lists = (await endpoint.requests()).filter(
        ({ sequence, operation }) => sequence > since && operation === "ListInferenceProfiles",
      );
      assert.equal(lists.length, refreshes * 4, "each refresh lists both types in both Regions");
      // Node tells of listeners that pile up on one emitter or signal, ours or the SDK's.
      assert.ok(!warnings.includes("MaxListenersExceededWarning"), warnings.join());
      // Aborted requests take a moment to close their sockets.
      for (let wait = 0; wait < 100 && gained(before).length > 0; wait += 1) await delay(100);
      assert.deepEqual(gained(before), []);
    }),
  );
});
