import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { KeyTarget } from "../../../../src/features/explorer/keyTarget";
import type { ExplorerNode } from "../../../../src/features/explorer/nodes";
import { globalSystem, plainApplication, plainSystem, rowOf } from "./samples";

const [a, b, c] = [plainApplication, plainSystem, globalSystem].map((profile) => rowOf(profile));

/** Returns the rows that a key affects after VS Code has reported these selections. */
function after(...selections: readonly (readonly ExplorerNode[])[]): readonly ExplorerNode[] {
  const target = new KeyTarget();
  selections.forEach((selection) => target.record(selection));
  return target.take();
}

describe("the rows affected by a key", () => {
  assert.ok(a && b && c);
  for (const [what, selections, expected] of [
    ["the focused row if nothing is selected", [[a], []], [a]],
    [
      "the focused row if others are selected",
      [
        [a, b],
        [a, b, c],
        [a, b],
      ],
      [c],
    ],
    ["the selected rows if the focused one is among them", [[a, b], [a], [a, b]], [a, b]],
    ["the selected row if it has the focus", [[a], [], [a]], [a]],
    ["the selected row if no row has the focus", [[a], [b]], [b]],
    ["none if nothing was selected", [], []],
  ] as const) {
    it(`are ${what}`, () => assert.deepEqual(after(...selections), expected));
  }

  it("are compared by ID, because rows are created again on each redraw", () => {
    assert.deepEqual(after([a], [{ ...a }, b], [{ ...a }]), [b]);
  });

  it("are determined again for each key, even if the focus has moved in between", () => {
    const target = new KeyTarget();
    target.record([a]);
    target.record([]);
    assert.deepEqual(target.take(), [a]);
    target.record([b]);
    target.record([]);
    assert.deepEqual(target.take(), [b]);
    // Without a focused row, there is nothing to toggle.
    assert.deepEqual(target.take(), []);
  });
});
