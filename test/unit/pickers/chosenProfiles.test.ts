import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { chosenProfiles, isExplorerNode } from "../../../src/pickers/chosenProfiles";
import type { ExplorerNode } from "../../../src/features/explorer/nodes";
import {
  everything,
  globalSystem,
  plainApplication,
  plainSystem,
  rowOf,
  rowsOf,
  virginia,
} from "../features/explorer/samples";

const [a, b, c] = [plainApplication, plainSystem, globalSystem].map((profile) => rowOf(profile));
const region: ExplorerNode = { kind: "region", connection: virginia };

describe("the profiles that a command is meant for", () => {
  assert.ok(a && b && c);
  for (const [what, args, selection, expected] of [
    ["that of the row it was run on, whatever is selected", [a], [b], [a]],
    ["that of the row it was run on where the editor gives no others", [a, undefined], [b], [a]],
    ["that of the row it was run on where the editor gives an empty list", [a, []], [b], [a]],
    ["those of all selected rows where the row is among them", [a, [a, b]], [c], [a, b]],
    ["the selected ones where it was run on nothing", [], [a, c], [a, c]],
    ["the profiles among the selected rows", [region, [region, a, b]], [], [a, b]],
    ["none for a row without a profile, though others are selected", [region], [a], []],
    ["none for nothing at all", [], [], []],
    ["none for what is no row", ["text", 5], [a], []],
    ["none for a list of what is no row", [null, ["text", null]], [a], []],
  ] as const) {
    it(`are ${what}`, () => {
      assert.deepEqual(
        chosenProfiles(args, selection),
        expected.map(({ connection, profile }) => ({ connection, profile })),
      );
    });
  }

  it("keep the connection of each row", () => {
    const elsewhere = rowOf(plainApplication, everything, { region: "us-west-2", awsProfile: "dev" });
    assert.deepEqual(
      chosenProfiles([a, [a, elsewhere]], []).map(({ connection }) => connection),
      [virginia, { region: "us-west-2", awsProfile: "dev" }],
    );
  });
});

describe("an argument of a command", () => {
  it("is a row of the explorer, or anything else", () => {
    for (const row of rowsOf(virginia, everything)) {
      assert.equal(isExplorerNode(row), true);
    }
    for (const value of [undefined, null, "region", 5, [], {}, { kind: "region" }, { connection: virginia }]) {
      assert.equal(isExplorerNode(value), false);
    }
  });
});
