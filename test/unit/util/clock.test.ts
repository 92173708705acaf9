import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { systemClock } from "../../../src/util/clock";
import { isCancellation } from "../../../src/domain/problem";

describe("the machine's clock", () => {
  it("tells the time", () => {
    const before = Date.now();
    const now = systemClock.now().getTime();
    assert.ok(before <= now && now <= Date.now());
  });

  it("waits as long as asked for", async () => {
    const before = performance.now();
    await systemClock.wait(20, new AbortController().signal);
    // Timers may come up to a millisecond early.
    assert.ok(performance.now() - before >= 19);
  });

  it("stops waiting at once with an AbortError, whatever the reason of the abort", async () => {
    for (const reason of [undefined, new Error("somebody left"), "text"]) {
      const abort = new AbortController();
      const wait = systemClock.wait(60_000, abort.signal);
      abort.abort(reason);
      await assert.rejects(wait, isCancellation);
    }
  });

  it("does not begin to wait on a signal that is aborted already", async () => {
    await assert.rejects(systemClock.wait(60_000, AbortSignal.abort()), isCancellation);
  });
});
