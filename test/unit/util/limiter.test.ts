import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { forEachLimited, Limiter } from "../../../src/util/limiter";
import type { Deferred } from "../domain/deferred";
import { deferred } from "../domain/deferred";
import { settled } from "./settled";

describe("forEachLimited", () => {
  it("starts the given number immediately, and the next item when one has settled", async () => {
    const started: Deferred<void>[] = [];
    const done = forEachLimited([1, 2, 3, 4], 2, () => {
      const end = deferred();
      started.push(end);
      return end.promise;
    });
    assert.equal(started.length, 2);
    started[1]?.resolve();
    await settled();
    assert.equal(started.length, 3);
    started[0]?.resolve();
    started[2]?.resolve();
    await settled();
    started[3]?.resolve();
    await done;
    assert.equal(started.length, 4);
  });

  it("processes every item even if one fails, and then rejects with the first error", async () => {
    const done: number[] = [];
    const work = async (item: number) => {
      done.push(item);
      if (item === 1) {
        throw new Error("the first failure");
      }
    };
    await assert.rejects(forEachLimited([1, 2, 3], 1, work), /the first failure/);
    assert.deepEqual(done, [1, 2, 3]);
  });

  it("resolves if there are no items", async () => {
    await forEachLimited([], 3, () => Promise.reject(new Error("not called")));
  });
});

describe("Limiter", () => {
  const { signal } = new AbortController();

  it("runs the given number immediately, then the others in order, even after a failure", async () => {
    const limiter = new Limiter(2);
    const started: Deferred<string>[] = [];
    const runNext = () =>
      limiter.run(() => {
        const end = deferred<string>();
        started.push(end);
        return end.promise;
      }, signal);
    const all = [runNext(), runNext(), runNext(), runNext()];
    assert.equal(started.length, 2);
    started[1]?.reject(new Error("failed"));
    await assert.rejects(all[1] ?? Promise.resolve(), /failed/);
    await settled();
    assert.equal(started.length, 3);
    started[0]?.resolve("first");
    started[2]?.resolve("third");
    await settled();
    started[3]?.resolve("fourth");
    assert.deepEqual(await Promise.all([all[0], all[2], all[3]]), ["first", "third", "fourth"]);
  });

  it("does not start work that is aborted before or while it waits, and continues with the next work", async () => {
    const limiter = new Limiter(1);
    const first = deferred<string>();
    const running = limiter.run(() => first.promise, signal);
    const abort = new AbortController();
    const waiting = limiter.run(() => assert.fail("must not start"), abort.signal);
    const next = limiter.run(async () => "next", signal);
    abort.abort();
    await assert.rejects(waiting, { name: "AbortError" });
    await assert.rejects(
      limiter.run(() => assert.fail("must not start"), abort.signal),
      { name: "AbortError" },
    );
    first.resolve("first");
    assert.deepEqual(await Promise.all([running, next]), ["first", "next"]);
  });

  it("passes on the slot if work is aborted just as it gets the slot", async () => {
    const limiter = new Limiter(1);
    const first = deferred<string>();
    const running = limiter.run(() => first.promise, signal);
    const abort = new AbortController();
    const waiting = limiter.run(async () => "too late", abort.signal).catch(() => "aborted");
    first.resolve("first");
    await running;
    abort.abort();
    await waiting;
    assert.equal(await limiter.run(async () => "next", signal), "next");
  });
});
