import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { beforeEach, describe, it } from "node:test";
import { RequestCache } from "../../../src/util/requestCache";
import type { Deferred } from "../domain/deferred";
import { deferred } from "../domain/deferred";
import { settled } from "./settled";

describe("RequestCache", () => {
  let now: number;
  let cache: RequestCache;
  let requests: { readonly key: string; readonly signal: AbortSignal; readonly response: Deferred<string> }[];

  beforeEach(() => {
    now = 0;
    cache = new RequestCache(() => now);
    requests = [];
  });

  const get = (key: string, { signal = new AbortController().signal, forceRefresh = false } = {}) =>
    cache.get(
      key,
      (signal) => {
        const response = deferred<string>();
        signal.addEventListener("abort", () => response.reject(new Error("aborted")));
        requests.push({ key, signal, response });
        return response.promise;
      },
      { signal, forceRefresh },
    );
  const keys = () => requests.map(({ key }) => key);

  it("sends one request per key for concurrent callers", async () => {
    const [first, second, other] = [get("a"), get("a"), get("b")];
    assert.deepEqual(keys(), ["a", "b"]);
    requests[0]?.response.resolve("result");
    requests[1]?.response.resolve("other");
    assert.deepEqual(await Promise.all([first, second, other]), ["result", "result", "other"]);
  });

  it("caches a result for half a minute, unless a refresh is forced", async () => {
    const first = get("a");
    requests[0]?.response.resolve("first");
    await first;
    now = 29_999;
    assert.equal(await get("a"), "first");
    const forceRefresh = get("a", { forceRefresh: true });
    requests[1]?.response.resolve("second");
    assert.equal(await forceRefresh, "second");
    assert.equal(await get("a"), "second");
    now += 30_000;
    const late = get("a");
    requests[2]?.response.resolve("third");
    assert.equal(await late, "third");
  });

  it("does not cache failures", async () => {
    const first = get("a");
    requests[0]?.response.reject(new Error("refused"));
    await assert.rejects(first, /refused/);
    const second = get("a");
    requests[1]?.response.resolve("result");
    assert.equal(await second, "result");
  });

  it("continues a request for the remaining callers when one caller is aborted", async () => {
    const abort = new AbortController();
    const [aborted, waiting] = [get("a", { signal: abort.signal }), get("a")];
    abort.abort();
    await assert.rejects(aborted, { name: "AbortError" });
    await settled();
    assert.equal(requests[0]?.signal.aborted, false);
    requests[0]?.response.resolve("result");
    assert.equal(await waiting, "result");
  });

  it("aborts a request when its last caller is aborted, and sends a new request for the next caller", async () => {
    const abort = new AbortController();
    const aborted = [get("a", { signal: abort.signal }), get("a", { signal: abort.signal })];
    abort.abort();
    await Promise.allSettled(aborted);
    await settled();
    assert.equal(requests[0]?.signal.aborted, true);
    const next = get("a");
    requests[1]?.response.resolve("result");
    assert.equal(await next, "result");
  });

  it("keeps a request that a new caller joins just as it is aborted", async () => {
    const abort = new AbortController();
    const aborted = get("a", { signal: abort.signal });
    abort.abort();
    const next = get("a");
    await assert.rejects(aborted);
    await settled();
    requests[0]?.response.resolve("result");
    assert.equal(await next, "result");
    assert.deepEqual(keys(), ["a"]);
  });

  it("adds at most one listener to a signal that many calls share, because Node.js would warn about a leak", async () => {
    const { signal } = new AbortController();
    const all = Array.from({ length: 30 }, (_, index) => get(`${index}`, { signal }));
    assert.ok(getEventListeners(signal, "abort").length <= 1);
    for (let index = 0; index < 30; index += 1) {
      requests[index]?.response.resolve("result");
      await all[index];
    }
  });

  it("sends eight requests at a time and the others in order, without aborted requests", async () => {
    const abort = new AbortController();
    const first = ["a", "b", "c", "d", "e", "f", "g", "h"];
    const all = [...first, "i", "j"].map((key) =>
      get(key, key === "i" ? { signal: abort.signal } : {}).catch(() => `${key} aborted`),
    );
    assert.deepEqual(keys(), first);
    abort.abort();
    await all[8];
    await settled();
    requests[1]?.response.resolve("b");
    await settled();
    assert.deepEqual(keys(), [...first, "j"]);
    requests.forEach(({ key, response }) => response.resolve(key));
    assert.deepEqual(await Promise.all(all), [...first, "i aborted", "j"]);
  });

  it("sends a new request half a minute after a refresh, even if the first request was older than others", async () => {
    const done = async (key: string, options = {}) => {
      const result = get(key, options);
      requests.at(-1)?.response.resolve(key);
      return result;
    };
    await done("a");
    now = 10_000;
    await done("b");
    now = 20_000;
    await done("a", { forceRefresh: true });
    now = 45_000;
    await get("a");
    assert.deepEqual(keys(), ["a", "b", "a"]);
    await done("b");
    now = 50_000;
    await done("a");
    assert.deepEqual(keys(), ["a", "b", "a", "b", "a"]);
  });
});
