import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type * as vscode from "vscode";
import { WalkthroughSteps } from "../../../src/ui/walkthrough";

/** Returns the steps of a new window. `stored` is shared by all windows. */
function openWindow(stored: Map<string, unknown>) {
  const contextKeys: string[] = [];
  const storage = {
    get: (key: string) => stored.get(key),
    update: async (key: string, value: unknown) => {
      stored.set(key, value);
    },
    keys: () => [...stored.keys()],
  } as vscode.Memento;
  const setContext = async (key: string) => contextKeys.push(key);
  const steps = new WalkthroughSteps(storage, setContext);
  steps.restore();
  return { steps, contextKeys };
}

describe("the completed steps of the walkthrough", () => {
  it("are still complete after the window is reloaded, without any other step", () => {
    const stored = new Map<string, unknown>();
    const first = openWindow(stored);
    assert.deepEqual(first.contextKeys, []);
    first.steps.complete("copied");
    first.steps.complete("opened");
    assert.deepEqual(first.contextKeys, ["bedrockProfiles.copied", "bedrockProfiles.opened"]);
    assert.deepEqual(openWindow(stored).contextKeys, ["bedrockProfiles.opened", "bedrockProfiles.copied"]);
  });

  it("are neither stored nor sent to VS Code again", () => {
    const stored = new Map<string, unknown>();
    openWindow(stored).steps.complete("created");
    const later = openWindow(stored);
    later.steps.complete("created");
    assert.deepEqual(later.contextKeys, ["bedrockProfiles.created"]);
  });

  it("are kept if two windows complete different steps", () => {
    const stored = new Map<string, unknown>();
    const [one, other] = [openWindow(stored), openWindow(stored)];
    one.steps.complete("connected");
    other.steps.complete("created");
    assert.deepEqual(openWindow(stored).contextKeys, ["bedrockProfiles.connected", "bedrockProfiles.created"]);
  });
});
