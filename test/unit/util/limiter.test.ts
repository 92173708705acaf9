import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { forEachLimited, Limiter } from "../../../src/util/limiter";
import type { Deferred } from "../domain/deferred";
import { deferred } from "../domain/deferred";

/** Lets what has been begun go as far as it can. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("work that is bounded", () => {
  it("is begun for so many items at once, and for the next when one has ended", async () => {
    const begun: Deferred<void>[] = [];
    const done = forEachLimited([1, 2, 3, 4], 2, () => {
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
    await assert.rejects(forEachLimited([1, 2, 3], 1, work), /the first/);
    assert.deepEqual(done, [1, 2, 3]);
  });

  it("is nothing without items", async () => {
    await forEachLimited([], 3, () => Promise.reject(new Error("nobody")));
  });
});

describe("turns", () => {
  const { signal } = new AbortController();

  it("are taken by so many at once, then in the order of asking, whatever becomes of the work", async () => {
    const limiter = new Limiter(2);
    const begun: Deferred<string>[] = [];
    const take = () =>
      limiter.run(() => {
        const end = deferred<string>();
        begun.push(end);
        return end.promise;
      }, signal);
    const all = [take(), take(), take(), take()];
    assert.equal(begun.length, 2);
    begun[1]?.reject(new Error("failed"));
    await assert.rejects(all[1] ?? Promise.resolve(), /failed/);
    await settled();
    assert.equal(begun.length, 3);
    begun[0]?.resolve("first");
    begun[2]?.resolve("third");
    await settled();
    begun[3]?.resolve("fourth");
    assert.deepEqual(await Promise.all([all[0], all[2], all[3]]), ["first", "third", "fourth"]);
  });

  it("are given up by who is aborted, before or while waiting, and are nobody's loss", async () => {
    const limiter = new Limiter(1);
    const first = deferred<string>();
    const taken = limiter.run(() => first.promise, signal);
    const abort = new AbortController();
    const waiting = limiter.run(() => assert.fail("nobody waits"), abort.signal);
    const next = limiter.run(async () => "next", signal);
    abort.abort();
    await assert.rejects(waiting, { name: "AbortError" });
    await assert.rejects(
      limiter.run(() => assert.fail("nobody waits"), abort.signal),
      { name: "AbortError" },
    );
    first.resolve("first");
    assert.deepEqual(await Promise.all([taken, next]), ["first", "next"]);
  });

  it("are handed on where the abort comes in the moment of the turn", async () => {
    const limiter = new Limiter(1);
    const first = deferred<string>();
    const taken = limiter.run(() => first.promise, signal);
    const abort = new AbortController();
    const waiting = limiter.run(async () => "too late", abort.signal).catch(() => "aborted");
    first.resolve("first");
    await taken;
    abort.abort();
    await waiting;
    assert.equal(await limiter.run(async () => "next", signal), "next");
  });
});
