import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  modelIdsToCopy,
  profilesOfRows,
  profileTargets,
  taggableTargets,
  toCommandTarget,
} from "../../../src/domain/commandTarget";
import type { ExplorerNode } from "../../../src/features/explorer/nodes";
import { profileChildren } from "../../../src/features/explorer/nodes";
import {
  everything,
  everyRow,
  globalSystem,
  plainApplication,
  plainSystem,
  rowOf,
  virginia,
} from "../features/explorer/samples";
import { problem } from "./samples";

const [a, b, c] = [plainApplication, plainSystem, globalSystem].map((profile) => rowOf(profile));
const region: ExplorerNode = { kind: "region", connection: virginia };

describe("the profiles that a command applies to", () => {
  assert.ok(a && b && c);
  const [model] = profileChildren(a, everything);
  assert.ok(model);
  for (const [what, clicked, selected, selection, expected] of [
    ["that of the clicked row, whatever is selected", a, undefined, [b], [a]],
    ["that of the clicked row if the list of selected rows is empty", a, [], [b], [a]],
    ["those of all selected rows if the clicked row is one of them", a, [a, b], [c], [a, b]],
    ["those of the current selection if no row was clicked", undefined, undefined, [a, c], [a, c]],
    ["those of the current selection if no row was clicked and the list is empty", undefined, [], [a, c], [a, c]],
    ["the profiles among the selected rows", region, [region, a, b], [], [a, b]],
    ["none for a row without a profile, even if others are selected", region, undefined, [a], []],
    ["none for a model of a profile", model, undefined, [a], []],
    ["none if nothing is selected", undefined, undefined, [], []],
    ["none for an empty target", {}, undefined, [a], []],
    ["none for a list of empty targets", {}, [{}, {}], [a], []],
  ] as const) {
    it(`are ${what}`, () => {
      assert.deepEqual(
        profileTargets(clicked, selected, selection),
        expected.map(({ connection, profile }) => ({ connection, profile })),
      );
    });
  }

  it("keep the connection of each row", () => {
    const elsewhere = rowOf(plainApplication, everything, { region: "us-west-2", awsProfile: "dev" });
    assert.deepEqual(
      profileTargets(a, [a, elsewhere], []).map(({ connection }) => connection),
      [virginia, { region: "us-west-2", awsProfile: "dev" }],
    );
  });
});

describe("the profiles whose tags a command edits", () => {
  assert.ok(a && b && c);
  for (const [what, clicked, selected, selection, expected] of [
    ["those of the clicked row, which has no tags, so that a message can state this", b, undefined, [a], [b]],
    ["those of all selected rows if the clicked row is one of them", a, [a, b], [], [a, b]],
    ["only application profiles if no row was clicked", undefined, undefined, [b, a], [a]],
    ["none if only a system-defined profile is selected", undefined, undefined, [c], []],
  ] as const) {
    it(`are ${what}`, () => {
      assert.deepEqual(
        taggableTargets(clicked, selected, selection),
        expected.map(({ connection, profile }) => ({ connection, profile })),
      );
    });
  }
});

describe("the model IDs that a command applies to", () => {
  assert.ok(a && b);
  const [first] = profileChildren(a, everything);
  const [second] = profileChildren(b, everything);

  it("are the distinct IDs of the selected rows, or else the ID of the clicked row", () => {
    const id = first?.kind === "model" ? first.route.reference.modelId : "";
    const other = second?.kind === "model" ? second.route.reference.modelId : "";
    assert.ok(first && second && id && other);
    assert.deepEqual(modelIdsToCopy(first, undefined), [id]);
    assert.deepEqual(modelIdsToCopy(first, [first, second, first, a]), [...new Set([id, other])]);
    assert.deepEqual(modelIdsToCopy(a, undefined), []);
    assert.deepEqual(modelIdsToCopy(undefined, undefined), []);
  });
});

describe("the profiles that selected rows stand for", () => {
  it("are those below a group, the profile of a model, and the profile itself", () => {
    assert.ok(a && b && c);
    const [model] = profileChildren(b, everything);
    assert.ok(model);
    const group: ExplorerNode = { kind: "group", connection: virginia, type: "APPLICATION", count: 1 };
    const below = [{ connection: c.connection, profile: c.profile }];
    assert.deepEqual(
      profilesOfRows([region, group, model, a], (row) => (row === group ? below : undefined)),
      [...below, ...[b, a].map(({ connection, profile }) => ({ connection, profile }))],
    );
  });
});

describe("an argument of a command", () => {
  it("is a target if it is a row of the explorer", () => {
    for (const row of everyRow) {
      assert.equal(toCommandTarget(row), row);
    }
  });

  it("is a target if it has a connection, an AWS profile or a problem", () => {
    for (const value of [{ connection: virginia }, { awsProfile: "dev" }, { problem: problem("network") }]) {
      assert.equal(toCommandTarget(value), value);
    }
  });

  it("is an empty target otherwise", () => {
    const others = [undefined, null, "region", 5, [], {}, { kind: "region" }, { connection: "us-east-1" }];
    for (const value of [...others, { connection: {} }, { awsProfile: 5 }, { problem: null }]) {
      assert.deepEqual(toCommandTarget(value), {});
    }
  });
});
