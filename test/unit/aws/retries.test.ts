import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it, mock } from "node:test";
import type { RetryErrorInfo } from "@smithy/types";
import { RequestPace } from "../../../src/aws/retries";
import { calls, problemFrom, unaborted, useControlPlane } from "./support";
import { controlPlaneOf } from "./controlPlane";

const throttled: Partial<RetryErrorInfo> = { errorType: "THROTTLING" };

/** Resolves after all pending work that does not wait for a timer. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("the pace of requests", () => {
  let pace: RequestPace;
  let sent: string[];

  beforeEach(() => {
    mock.timers.enable({ apis: ["setTimeout", "Date"], now: Date.parse("2026-03-01T12:00:00Z") });
    pace = new RequestPace();
    sent = [];
  });
  afterEach(() => mock.timers.reset());

  const ask = (name: string, ofCall: AbortSignal = unaborted) => {
    pace.wait(ofCall).then(
      () => sent.push(name),
      () => assert.fail("a pace only waits"),
    );
  };
  const pass = async (milliseconds: number) => {
    for (let passed = 0; passed < milliseconds; passed += 100) {
      mock.timers.tick(100);
      await settled();
    }
  };

  it("is unlimited until a request is throttled", async () => {
    for (let request = 0; request < 50; request += 1) {
      ask(`${request}`);
    }
    await settled();
    assert.equal(sent.length, 50);
  });

  it("is limited to one request at a time, in order, after a request was throttled", async () => {
    pace.update(throttled);
    ["a", "b", "c"].forEach((name) => ask(name));
    await settled();
    assert.deepEqual(sent, []);
    await pass(600);
    assert.deepEqual(sent, ["a"]);
    await pass(1000);
    assert.deepEqual(sent, ["a", "b", "c"]);
  });

  it("is not affected by calls that were aborted while they waited", async () => {
    pace.update(throttled);
    const abort = new AbortController();
    for (let call = 0; call < 20; call += 1) {
      ask("aborted", abort.signal);
    }
    await settled();
    abort.abort();
    ask("wanted");
    // The first aborted call has already reserved its turn.
    await pass(1100);
    assert.ok(sent.includes("wanted"));
  });

  it("is unlimited again 30 seconds after the last throttled request, regardless of the number of requests", async () => {
    pace.update(throttled);
    ask("slowly");
    await pass(1000);
    pace.update({});
    await pass(29_500);
    ["a", "b", "c"].forEach((name) => ask(name));
    await settled();
    assert.deepEqual(sent, ["slowly", "a", "b", "c"]);
  });
});

describe("a throttled connection", () => {
  const fixture = useControlPlane();

  it("delays its other requests, and ends their calls immediately when they are aborted", async () => {
    const plane = fixture.controlPlane();
    fixture.endpoint.faults.add({ kind: "throttle", operation: "ListInferenceProfiles" });
    await calls.ListInferenceProfiles(plane);
    const abort = new AbortController();
    const first = calls.GetInferenceProfile(plane);
    const others = Array.from({ length: 20 }, () => problemFrom(calls.ListTagsForResource(plane, abort.signal)));
    await first;
    const next = calls.ListFoundationModels(plane);
    abort.abort();
    assert.deepEqual(new Set((await Promise.all(others)).map(({ kind }) => kind)), new Set(["cancelled"]));
    await next;
    const tags = fixture.endpoint.requests.filter(({ operation }) => operation === "ListTagsForResource");
    assert.ok(tags.length <= 1, `${tags.length} were sent`);
  });

  it("does not slow down other connections", async () => {
    fixture.endpoint.faults.add({ kind: "throttle", region: "us-west-2", count: 0 });
    const abort = new AbortController();
    const aws = fixture.access();
    const west = problemFrom(calls.ListInferenceProfiles(controlPlaneOf(aws, { region: "us-west-2" }), abort.signal));
    await fixture.endpoint.waitForRequest({ status: 429 }, { since: 0, until: "finished" });
    const east = controlPlaneOf(aws, { region: "us-east-1" });
    await Promise.all(Array.from({ length: 10 }, () => calls.GetInferenceProfile(east)));
    abort.abort();
    assert.equal((await west).kind, "cancelled");
  });
});
