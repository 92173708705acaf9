import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { describe, it } from "node:test";
import { deferred } from "../domain/deferred";
import { abortable } from "../../../src/util/abortable";

describe("abortable", () => {
  it("settles with the work and leaves no listener behind", async () => {
    const { signal } = new AbortController();
    assert.equal(await abortable(Promise.resolve("done"), signal), "done");
    await assert.rejects(abortable(Promise.reject(new Error("failed")), signal), /failed/);
    assert.equal(getEventListeners(signal, "abort").length, 0);
  });

  it("rejects immediately when aborted, and ignores a later failure of the work", async () => {
    const abort = new AbortController();
    const work = deferred();
    const waited = abortable(work.promise, abort.signal);
    abort.abort();
    await assert.rejects(waited, { name: "AbortError" });
    work.reject(new Error("too late"));
    assert.equal(getEventListeners(abort.signal, "abort").length, 0);
  });
});
