import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { keyTarget } from "../../../src/explorer/keyTarget";
import { globalSystem, plainApplication, plainSystem, rowOf } from "./samples";

const [a, b, c] = [plainApplication, plainSystem, globalSystem].map((profile) => rowOf(profile));

describe("the rows that a key is meant for", () => {
  assert.ok(a && b && c);
  for (const [what, before, after, expected] of [
    ["the focused row where nothing is selected", [], [a], [a]],
    ["the focused row where others are selected", [a, b], [a, b, c], [c]],
    ["the selected rows where the focused one is among them", [a, b], [a], [a, b]],
    ["the selected row where it has the focus", [a], [], [a]],
    ["none where there is none", [], [], []],
  ] as const) {
    it(`are ${what}`, () => assert.deepEqual(keyTarget(before, after), expected));
  }

  it("are told by their place, because each draws anew", () => {
    assert.deepEqual(keyTarget([a], [{ ...a }, b]), [b]);
  });
});
