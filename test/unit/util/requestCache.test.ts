import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { beforeEach, describe, it } from "node:test";
import { RequestCache } from "../../../src/util/requestCache";
import type { Deferred } from "../domain/deferred";
import { deferred } from "../domain/deferred";

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("reads that are shared", () => {
  let now: number;
  let reads: RequestCache;
  let asked: { readonly key: string; readonly signal: AbortSignal; readonly end: Deferred<string> }[];

  beforeEach(() => {
    now = 0;
    reads = new RequestCache(() => now);
    asked = [];
  });

  const read = (key: string, { signal = new AbortController().signal, forceRefresh = false } = {}) =>
    reads.get(
      key,
      (signal) => {
        const end = deferred<string>();
        signal.addEventListener("abort", () => end.reject(new Error("aborted")));
        asked.push({ key, signal, end });
        return end.promise;
      },
      { signal, forceRefresh },
    );
  const keys = () => asked.map(({ key }) => key);

  it("are one question for all who ask the same at the same time", async () => {
    const [first, second, other] = [read("a"), read("a"), read("b")];
    assert.deepEqual(keys(), ["a", "b"]);
    asked[0]?.end.resolve("answer");
    asked[1]?.end.resolve("other");
    assert.deepEqual(await Promise.all([first, second, other]), ["answer", "answer", "other"]);
  });

  it("keep an answer for half a minute, unless it is to be fresh", async () => {
    const first = read("a");
    asked[0]?.end.resolve("first");
    await first;
    now = 29_999;
    assert.equal(await read("a"), "first");
    const forceRefresh = read("a", { forceRefresh: true });
    asked[1]?.end.resolve("second");
    assert.equal(await forceRefresh, "second");
    assert.equal(await read("a"), "second");
    now += 30_000;
    const late = read("a");
    asked[2]?.end.resolve("third");
    assert.equal(await late, "third");
  });

  it("keep no failure", async () => {
    const first = read("a");
    asked[0]?.end.reject(new Error("refused"));
    await assert.rejects(first, /refused/);
    const second = read("a");
    asked[1]?.end.resolve("answer");
    assert.equal(await second, "answer");
  });

  it("go on for who still waits when another has been aborted", async () => {
    const abort = new AbortController();
    const [aborted, waiting] = [read("a", { signal: abort.signal }), read("a")];
    abort.abort();
    await assert.rejects(aborted, { name: "AbortError" });
    await settled();
    assert.equal(asked[0]?.signal.aborted, false);
    asked[0]?.end.resolve("answer");
    assert.equal(await waiting, "answer");
  });

  it("are aborted when nobody waits for them any more, and asked anew by the next", async () => {
    const abort = new AbortController();
    const aborted = [read("a", { signal: abort.signal }), read("a", { signal: abort.signal })];
    abort.abort();
    await Promise.allSettled(aborted);
    await settled();
    assert.equal(asked[0]?.signal.aborted, true);
    const next = read("a");
    asked[1]?.end.resolve("answer");
    assert.equal(await next, "answer");
  });

  it("are taken over by who asks in the moment of the abort", async () => {
    const abort = new AbortController();
    const aborted = read("a", { signal: abort.signal });
    abort.abort();
    const next = read("a");
    await assert.rejects(aborted);
    await settled();
    asked[0]?.end.resolve("answer");
    assert.equal(await next, "answer");
    assert.deepEqual(keys(), ["a"]);
  });

  it("put no more than one listener on a signal that many share, of which Node would warn as of a leak", async () => {
    const { signal } = new AbortController();
    const all = Array.from({ length: 30 }, (_, index) => read(`${index}`, { signal }));
    assert.ok(getEventListeners(signal, "abort").length <= 1);
    for (let index = 0; index < 30; index += 1) {
      asked[index]?.end.resolve("answer");
      await all[index];
    }
  });

  it("are four at a time, the others in their order, those aborted left out", async () => {
    const abort = new AbortController();
    const all = ["a", "b", "c", "d", "e", "f"].map((key) =>
      read(key, key === "e" ? { signal: abort.signal } : {}).catch(() => `${key} aborted`),
    );
    assert.deepEqual(keys(), ["a", "b", "c", "d"]);
    abort.abort();
    await all[4];
    await settled();
    asked[1]?.end.resolve("b");
    await settled();
    assert.deepEqual(keys(), ["a", "b", "c", "d", "f"]);
    asked.forEach(({ key, end }) => end.resolve(key));
    assert.deepEqual(await Promise.all(all), ["a", "b", "c", "d", "e aborted", "f"]);
  });
});
