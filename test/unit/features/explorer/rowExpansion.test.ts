import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import type * as vscode from "vscode";
import type { ExplorerNode } from "../../../../src/features/explorer/nodes";
import { nodeId } from "../../../../src/features/explorer/nodes";
import { RowExpansion } from "../../../../src/features/explorer/rowExpansion";
import { Emitter } from "../../../../src/util/emitter";
import { virginia } from "./samples";

const region: ExplorerNode = { kind: "region", connection: virginia };
const group = (type: "APPLICATION" | "SYSTEM_DEFINED"): ExplorerNode => ({
  kind: "group",
  connection: virginia,
  type,
  count: 1,
});
const system = group("SYSTEM_DEFINED");

describe("the expansion of rows", () => {
  let stored: Map<string, unknown>;
  let updates: number;

  beforeEach(() => {
    stored = new Map();
    updates = 0;
  });

  /** Creates a view, as if the window had just been opened. */
  function open() {
    const expanded = new Emitter<vscode.TreeViewExpansionEvent<ExplorerNode>>();
    const collapsed = new Emitter<vscode.TreeViewExpansionEvent<ExplorerNode>>();
    const storage = {
      get: (key: string) => stored.get(key),
      update: (key: string, value: unknown) => {
        updates += 1;
        stored.set(key, JSON.parse(JSON.stringify(value)));
        return Promise.resolve();
      },
      keys: () => [...stored.keys()],
    } as vscode.Memento;
    const view = { onDidExpandElement: expanded.event, onDidCollapseElement: collapsed.event };
    return { rows: new RowExpansion(view, storage, (error) => assert.fail(String(error))), expanded, collapsed };
  }

  it("is the initial state until the user changes it, and then the state set by the user, even after a restart", async () => {
    const { rows, expanded, collapsed } = open();
    assert.equal(rows.stateOf(nodeId(system), "collapsed"), "collapsed");
    expanded.fire({ element: system });
    collapsed.fire({ element: region });
    await Promise.resolve();
    for (const each of [rows, open().rows]) {
      assert.equal(each.stateOf(nodeId(system), "collapsed"), "expanded");
      assert.equal(each.stateOf(nodeId(region), "expanded"), "collapsed");
      assert.equal(each.stateOf(nodeId(group("APPLICATION")), "expanded"), "expanded");
    }
    assert.equal(updates, 1, "changes at the same time are stored together");
  });

  it("does not make a row without child rows expandable", () => {
    const { rows, expanded } = open();
    expanded.fire({ element: system });
    assert.equal(rows.stateOf(nodeId(system), "none"), "none");
  });

  it("is stored for the 500 most recent rows", async () => {
    const { expanded } = open();
    const regions = Array.from({ length: 501 }, (_, index): ExplorerNode => ({
      kind: "region",
      connection: { region: `r-${index}` },
    }));
    regions.forEach((element) => expanded.fire({ element }));
    await Promise.resolve();
    const { rows } = open();
    const [first, second] = regions.map((each) => rows.stateOf(nodeId(each), "collapsed"));
    assert.deepEqual([first, second], ["collapsed", "expanded"]);
  });

  it("is the initial state if the stored value is invalid", () => {
    for (const value of ["x", [["a"], "b", [1, true]], { a: true }]) {
      stored.set("rowExpansion", value);
      assert.equal(open().rows.stateOf(nodeId(system), "collapsed"), "collapsed");
    }
  });
});
