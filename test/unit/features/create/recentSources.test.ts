import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { recentSources } from "../../../../src/features/create/recentSources";

/** Returns a `vscode.Memento` that is stored in memory. */
function memento(stored?: unknown) {
  const values = new Map<string, unknown>(stored === undefined ? [] : [["recentSources", stored]]);
  return {
    get: (key: string) => values.get(key),
    update: (key: string, value: unknown) => Promise.resolve(void values.set(key, value)),
  };
}

describe("the recently used sources", () => {
  it("are the last five distinct sources, most recent first", async () => {
    const store = memento();
    for (const id of ["a", "b", "a", "c", "d", "e", "f"]) {
      await recentSources(store).add(id);
    }
    assert.deepEqual(recentSources(store).get(), ["f", "e", "d", "c", "a"]);
  });

  it("are empty if the storage is empty or contains an invalid value", () => {
    assert.deepEqual(recentSources(memento()).get(), []);
    assert.deepEqual(recentSources(memento({ a: 1 })).get(), []);
    assert.deepEqual(recentSources(memento(["a", 1, null])).get(), ["a"]);
  });
});
