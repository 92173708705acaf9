import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { eachBounded } from "../../../src/core/bounded";
import type { Deferred } from "./deferred";
import { deferred } from "./deferred";

/** Lets what has been begun go as far as it can. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("work that is bounded", () => {
  it("is begun for so many items at once, and for the next when one has ended", async () => {
    const begun: Deferred<void>[] = [];
    const done = eachBounded([1, 2, 3, 4], 2, () => {
      const end = deferred();
      begun.push(end);
      return end.promise;
    });
    assert.equal(begun.length, 2);
    begun[1]?.resolve();
    await settled();
    assert.equal(begun.length, 3);
    begun[0]?.resolve();
    begun[2]?.resolve();
    await settled();
    begun[3]?.resolve();
    await done;
    assert.equal(begun.length, 4);
  });

  it("is done for every item where one fails, which is told in the end", async () => {
    const done: number[] = [];
    const work = async (item: number) => {
      done.push(item);
      if (item === 1) {
        throw new Error("the first");
      }
    };
    await assert.rejects(eachBounded([1, 2, 3], 1, work), /the first/);
    assert.deepEqual(done, [1, 2, 3]);
  });

  it("is nothing without items", async () => {
    await eachBounded([], 3, () => Promise.reject(new Error("nobody")));
  });
});
