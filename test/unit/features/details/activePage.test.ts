import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ActivePage } from "../../../../src/features/details/activePage";

const page = (arn: string) => ({ connection: { region: "us-east-1" }, arn });

describe("the active details page", () => {
  function start() {
    const reported: string[] = [];
    return { reported, active: new ActivePage(({ arn }) => reported.push(arn)) };
  }

  it("is reported when it is opened by a link or a command, and when its tab becomes active", () => {
    const { reported, active } = start();
    active.show(page("a"), false);
    active.activated(page("a"));
    active.show(page("b"), false);
    active.activated(page("b"));
    active.activated(page("a"));
    assert.deepEqual(reported, ["a", "b", "a"]);
  });

  it("is not reported when it is opened by a click on its row, because the row is already selected", () => {
    const { reported, active } = start();
    active.show(page("a"), true);
    active.activated(page("a"));
    assert.deepEqual(reported, []);
    active.show(page("b"), true);
    active.activated(page("a"));
    assert.deepEqual(reported, ["a"]);
  });

  it("is not reported when the window is reloaded, so that the rows that the user collapsed stay collapsed", () => {
    const { reported, active } = start();
    active.restored(page("a"));
    active.activated(page("a"));
    assert.deepEqual(reported, []);
    active.activated(page("b"));
    active.activated(page("a"));
    assert.deepEqual(reported, ["b", "a"]);
  });

  it("is reported when the user switches to a page that VS Code restores at that time", () => {
    const { reported, active } = start();
    active.restored(page("a"));
    active.restored(page("b"));
    active.activated(page("b"));
    assert.deepEqual(reported, ["b"]);
  });
});
