import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import * as vscode from "vscode";
import type { EndpointClient } from "../../endpoint/client";
import { scenario } from "../driver/scenario";
import { commands } from "../driver/texts";

const refreshes = 100;

/** A leak in every refresh exceeds this number. The number of resources that VS Code itself uses varies by less. */
const tolerance = 20;

interface Counts {
  /** Open timers, sockets, pipes and other resources in the extension host. */
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

/** Returns the number of child processes of the extension host. Only Linux lists them. */
function childProcesses(): number {
  if (process.platform !== "linux") return 0;
  return readdirSync("/proc/self/task").reduce((sum, task) => {
    const children = readFileSync(`/proc/self/task/${task}/children`, "utf8");
    return sum + (children.match(/\d+/g) ?? []).length;
  }, 0);
}

/** Returns the counts that have grown by more than the tolerance. */
function gained(before: Counts): string[] {
  const now = count();
  const names = Object.keys(before) as (keyof Counts)[];
  return names
    .filter((name) => now[name] - before[name] > (name === "childProcesses" ? 0 : tolerance))
    .map((name) => `${name}: ${before[name]}, then ${now[name]}`);
}

/** Waits until all requests have ended. An aborted request ends at the endpoint when its socket has closed. */
async function waitForPendingRequests(endpoint: EndpointClient): Promise<void> {
  const pending = (await endpoint.requests()).filter(({ outcome }) => outcome === "pending");
  for (const { sequence } of pending) {
    const since = sequence - 1;
    await endpoint.waitForRequest((request) => request.sequence === sequence, { since, until: "finished" });
  }
}

suite("refreshing", () => {
  test(
    `leaks no listeners, sockets, timers or processes in ${refreshes} refreshes`,
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
      // Node.js warns if one emitter or signal, of the extension or of the SDK, has too many listeners.
      assert.ok(!warnings.includes("MaxListenersExceededWarning"), warnings.join());
      await waitForPendingRequests(endpoint);
      assert.deepEqual(gained(before), []);
    }),
  );
});
