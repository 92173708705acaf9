import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { systemClock } from "../../../src/util/clock";
import { isCancellation } from "../../../src/domain/problem";

describe("systemClock", () => {
  it("returns the current time", () => {
    const before = Date.now();
    const now = systemClock.now().getTime();
    assert.ok(before <= now && now <= Date.now());
  });

  it("waits for the given time", async () => {
    const before = performance.now();
    await systemClock.wait(20, new AbortController().signal);
    // Timers may fire up to one millisecond early.
    assert.ok(performance.now() - before >= 19);
  });

  it("rejects immediately with an AbortError when aborted, regardless of the abort reason", async () => {
    for (const reason of [undefined, new Error("no longer needed"), "text"]) {
      const abort = new AbortController();
      const wait = systemClock.wait(60_000, abort.signal);
      abort.abort(reason);
      await assert.rejects(wait, isCancellation);
    }
  });

  it("does not start waiting if the signal is already aborted", async () => {
    await assert.rejects(systemClock.wait(60_000, AbortSignal.abort()), isCancellation);
  });
});
