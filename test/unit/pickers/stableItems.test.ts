import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { StableItems } from "../../../src/pickers/stableItems";

describe("the row that a person means", () => {
  let picker: { items: readonly string[] };
  let arrivals: (() => void)[];
  let rows: StableItems<string>;
  let sets: Promise<void>[];

  beforeEach(() => {
    picker = { items: [] };
    arrivals = [];
    sets = [];
    rows = new StableItems(picker, () => new Promise((resolve) => arrivals.push(resolve)));
  });

  const set = (...items: string[]) => sets.push(rows.set(items));
  /** Lets VS Code have the rows that were set first of those that are on their way. */
  const arrive = async () => {
    arrivals.shift()?.();
    await sets.shift();
  };

  it("is the one told, once VS Code has the rows", async () => {
    set("a", "b");
    await arrive();
    assert.equal(rows.resolve("b"), "b");
    assert.equal(rows.resolve(undefined), undefined);
  });

  it("is the one told among the first rows, even before word comes that VS Code has them", () => {
    set("a", "b");
    assert.equal(rows.resolve("a"), "a");
  });

  it("is that of the same place among the rows that VS Code had, while others are on their way", async () => {
    set("a", "b", "c");
    await arrive();
    set("new", "a", "b", "c");
    set("new", "newer", "a", "b", "c");
    assert.equal(rows.resolve("newer"), "b");
    await arrive();
    assert.equal(rows.resolve("newer"), "a");
    await arrive();
    assert.equal(rows.resolve("newer"), "newer");
  });

  it("is the one told where the rows before had none in that place, or where it was told before", async () => {
    set("a");
    await arrive();
    set("b", "c");
    assert.equal(rows.resolve("c"), "c");
    assert.equal(rows.resolve("a"), "a");
  });
});
