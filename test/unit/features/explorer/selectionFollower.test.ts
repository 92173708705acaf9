import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type * as vscode from "vscode";
import type { ExplorerNode } from "../../../../src/features/explorer/nodes";
import { nodeId, profileNode } from "../../../../src/features/explorer/nodes";
import type { RowRevealer } from "../../../../src/features/explorer/rowRevealer";
import { SelectionFollower } from "../../../../src/features/explorer/selectionFollower";
import { Emitter } from "../../../../src/util/emitter";
import { everything, globalApplication, plainApplication, plainSystem, virginia } from "./samples";

const row = (profile = plainApplication) => profileNode(virginia, profile, everything);
const [first, second, third] = [row(), row(plainSystem), row(globalApplication)];

/** Returns the follower of a view in which the user has selected the given rows. */
function start(...initial: ExplorerNode[]) {
  const changed = new Emitter<vscode.TreeViewSelectionChangeEvent<ExplorerNode>>();
  const view = { visible: true, selection: initial as readonly ExplorerNode[], onDidChangeSelection: changed.event };
  const select = (...selection: ExplorerNode[]) => {
    view.selection = selection;
    changed.fire({ selection });
  };
  const revealer: Pick<RowRevealer, "selectIf"> = {
    selectIf: async (node, condition) => {
      await Promise.resolve();
      if (condition()) {
        select(node);
      }
    },
  };
  const settings = { isEnabled: true };
  const follower = new SelectionFollower(view, revealer, () => settings.isEnabled);
  return { view, select, settings, follower, ids: () => follower.selection.map(nodeId) };
}

describe("the selection that follows the active page", () => {
  it("is the row of the page", async () => {
    const { follower, ids } = start(first);
    await follower.follow(second);
    assert.deepEqual(ids(), [nodeId(second)]);
  });

  it("is empty if the page has no row, although the row of the previous page remains selected", async () => {
    const { view, select, follower, ids } = start(first);
    await follower.follow(undefined);
    assert.deepEqual(view.selection, [first]);
    assert.deepEqual(ids(), []);
    select(second);
    assert.deepEqual(ids(), [nodeId(second)], "the user has selected another row");
    await follower.follow(undefined);
    await follower.follow(second);
    assert.deepEqual(ids(), [nodeId(second)], "the selected row is the row of the page");
  });

  it("is empty if the user has turned off that the selection follows the page", async () => {
    const { view, settings, follower, ids } = start(first);
    settings.isEnabled = false;
    await follower.follow(second);
    assert.deepEqual(view.selection, [first]);
    assert.deepEqual(ids(), []);
  });

  it("does not replace several selected rows", async () => {
    const { follower, ids } = start(first, second);
    await follower.follow(third);
    await follower.follow(undefined);
    assert.deepEqual(ids(), [nodeId(first), nodeId(second)]);
  });

  it("does not replace a row that the user selects in the meantime", async () => {
    const { select, follower, ids } = start(first);
    const following = follower.follow(second);
    select(third);
    await following;
    assert.deepEqual(ids(), [nodeId(third)]);
  });

  it("is empty while the view is hidden", () => {
    const { view, ids } = start(first);
    view.visible = false;
    assert.deepEqual(ids(), []);
  });
});
