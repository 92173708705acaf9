import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { beforeEach, describe, it } from "node:test";
import { SharedRequest } from "../../../src/util/sharedRequest";
import type { Deferred } from "../domain/deferred";
import { deferred } from "../domain/deferred";
import { settled } from "./settled";

describe("SharedRequest", () => {
  let operation: Deferred<string>;
  let operationSignal: AbortSignal;
  let request: SharedRequest<string>;

  beforeEach(() => {
    operation = deferred();
    request = new SharedRequest((signal) => {
      operationSignal = signal;
      signal.addEventListener("abort", () => operation.reject(new Error("stopped")));
      return operation.promise;
    });
  });

  const { signal } = new AbortController();

  it("returns the same result to every caller", async () => {
    const callers = [request.join(signal), request.join(signal)];
    assert.equal(request.settled, false);
    operation.resolve("result");
    assert.deepEqual(await Promise.all(callers), ["result", "result"]);
    assert.equal(request.settled, true);
    assert.equal(await request.join(signal), "result");
  });

  it("rejects for every caller with the same error, and reports none if no caller waits", async () => {
    const callers = [request.join(signal), request.join(signal)];
    operation.reject(new Error("refused"));
    for (const caller of callers) await assert.rejects(caller, /refused/);
    assert.equal(request.settled, true);
    const unhandled: unknown[] = [];
    const listener = (error: unknown) => unhandled.push(error);
    process.on("unhandledRejection", listener);
    assert.ok(new SharedRequest(() => Promise.reject(new Error("nobody waits"))));
    await settled();
    process.off("unhandledRejection", listener);
    assert.deepEqual(unhandled, []);
  });

  it("continues for the other callers when one caller stops waiting", async () => {
    const controller = new AbortController();
    const [stopped, waiting] = [request.join(controller.signal), request.join(signal)];
    controller.abort();
    await assert.rejects(stopped, { name: "AbortError" });
    await settled();
    assert.deepEqual([operationSignal.aborted, request.aborted], [false, false]);
    operation.resolve("result");
    assert.equal(await waiting, "result");
  });

  it("is aborted when the last caller stops waiting", async () => {
    const controllers = [new AbortController(), new AbortController()];
    const callers = controllers.map((controller) => request.join(controller.signal));
    for (const controller of controllers) controller.abort();
    await Promise.allSettled(callers);
    await settled();
    assert.deepEqual([operationSignal.aborted, request.aborted], [true, true]);
  });

  it("is kept if a caller joins right after the last caller stopped waiting", async () => {
    const controller = new AbortController();
    const stopped = request.join(controller.signal);
    controller.abort();
    const next = request.join(signal);
    await assert.rejects(stopped, { name: "AbortError" });
    await settled();
    operation.resolve("result");
    assert.equal(await next, "result");
  });

  it("is not aborted once it has settled", async () => {
    const caller = request.join(signal);
    operation.resolve("result");
    await caller;
    await settled();
    assert.deepEqual([operationSignal.aborted, request.aborted], [false, false]);
  });

  it("can be aborted for all callers", async () => {
    const callers = [request.join(signal), request.join(signal)];
    request.abort();
    for (const caller of callers) await assert.rejects(caller, /stopped/);
    assert.equal(request.aborted, true);
  });

  it("adds at most one listener to a signal that many requests share", async () => {
    const shared = new AbortController().signal;
    const requests = Array.from({ length: 30 }, () => new SharedRequest(() => operation.promise));
    const callers = requests.map((each) => each.join(shared));
    assert.ok(getEventListeners(shared, "abort").length <= 1);
    operation.resolve("result");
    await Promise.all(callers);
  });
});
