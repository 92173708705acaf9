import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { SteadyRows } from "../../../src/ui/steadyRows";

describe("the row that a person means", () => {
  let picker: { items: readonly string[] };
  let arrivals: (() => void)[];
  let rows: SteadyRows<string>;
  let sets: Promise<void>[];

  beforeEach(() => {
    picker = { items: [] };
    arrivals = [];
    sets = [];
    rows = new SteadyRows(picker, () => new Promise((resolve) => arrivals.push(resolve)));
  });

  const set = (...items: string[]) => sets.push(rows.set(items));
  const arrive = async () => {
    arrivals.forEach((arrived) => arrived());
    await Promise.all(sets);
  };

  it("is the one told, once VS Code has the rows", async () => {
    set("a", "b");
    await arrive();
    assert.equal(rows.meant("b"), "b");
    assert.equal(rows.meant(undefined), undefined);
  });

  it("is that of the same place before, while other rows are on their way", async () => {
    set("a", "b");
    await arrive();
    set("new", "a", "b");
    set("new", "newer", "a", "b");
    assert.equal(rows.meant("newer"), "b");
    await arrive();
    assert.equal(rows.meant("newer"), "newer");
  });

  it("is none where there was none in that place, and the one told where it was told before", async () => {
    set("a");
    await arrive();
    set("b", "c");
    assert.equal(rows.meant("c"), undefined);
    assert.equal(rows.meant("a"), "a");
  });
});
