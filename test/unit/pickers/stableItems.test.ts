import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { StableItems } from "../../../src/pickers/stableItems";

describe("the item that the user chose", () => {
  let picker: { items: readonly string[] };
  let arrivals: (() => void)[];
  let stable: StableItems<string>;
  let sets: Promise<void>[];

  beforeEach(() => {
    picker = { items: [] };
    arrivals = [];
    sets = [];
    stable = new StableItems(picker, () => new Promise((resolve) => arrivals.push(resolve)));
  });

  const set = (...items: string[]) => sets.push(stable.set(items));
  /** Delivers the oldest items that VS Code has not received yet. */
  const arrive = async () => {
    arrivals.shift()?.();
    await sets.shift();
  };

  it("is the reported item after VS Code has received the items", async () => {
    set("a", "b");
    await arrive();
    assert.equal(stable.resolve("b"), "b");
    assert.equal(stable.resolve(undefined), undefined);
  });

  it("is one of the first items, even before VS Code has confirmed them", () => {
    set("a", "b");
    assert.equal(stable.resolve("a"), "a");
  });

  it("is the item with the same index among the items in VS Code while newer items have not arrived", async () => {
    set("a", "b", "c");
    await arrive();
    set("new", "a", "b", "c");
    set("new", "newer", "a", "b", "c");
    assert.equal(stable.resolve("newer"), "b");
    await arrive();
    assert.equal(stable.resolve("newer"), "a");
    await arrive();
    assert.equal(stable.resolve("newer"), "newer");
  });

  it("is the reported item if the previous items have no such index, or if it was reported before", async () => {
    set("a");
    await arrive();
    set("b", "c");
    assert.equal(stable.resolve("c"), "c");
    assert.equal(stable.resolve("a"), "a");
  });
});
