import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ProblemKind } from "../../../../src/domain/problem";
import type { FaultKind, FaultRequest } from "../../../endpoint/faults";
import { operations } from "../../domain/samples";
import { calls, listAll, problemFrom, shortLimits, useControlPlane } from "../support";

const fixture = useControlPlane();

const faults = [
  ["reset", "connectionReset"],
  ["cut", "connectionReset"],
  ["lostResponse", "connectionReset"],
  ["html", "proxyFailed"],
  ["empty", "invalidResponse"],
  ["hang", "timeout"],
] as const satisfies readonly (readonly [FaultKind, ProblemKind])[];

describe("CreateInferenceProfile", () => {
  for (const [fault, kind] of faults) {
    it(`has a problem of kind ${kind} with an unknown outcome after the fault ${fault}`, async () => {
      fixture.endpoint.faults.add({ kind: fault, operation: "CreateInferenceProfile", count: 0 });
      const limits = fault === "hang" ? shortLimits : undefined;
      const problem = await problemFrom(calls.CreateInferenceProfile(fixture.controlPlane("us-east-1", limits)));
      assert.deepEqual([problem.kind, problem.outcomeUnknown], [kind, true]);
      assert.notEqual(problem.detail, "");
    });
  }
});

describe("a temporary fault", () => {
  const passing: FaultRequest[] = [
    { kind: "reset" },
    { kind: "cut" },
    { kind: "html", status: 503 },
    { kind: "slow", delayMs: 50 },
    { kind: "error", error: "InternalServerException" },
  ];
  for (const fault of passing) {
    it(`does not affect read operations: ${fault.kind}`, async () => {
      fixture.endpoint.faults.add(fault);
      assert.ok((await listAll(fixture.controlPlane())).length > 0);
    });
  }

  it("that loses only the response still creates the profile, and a retry with the same token creates no other profile", async () => {
    for (const kind of ["lostResponse", "cut"] as const) {
      fixture.endpoint.reset();
      fixture.endpoint.faults.add({ kind, operation: "CreateInferenceProfile" });
      const problem = await problemFrom(calls.CreateInferenceProfile(fixture.controlPlane()));
      assert.equal(problem.outcomeUnknown, true);
      const arn = await calls.CreateInferenceProfile(fixture.controlPlane());
      const made = (await listAll(fixture.controlPlane())).filter(({ name }) => name === "new profile");
      assert.deepEqual(
        made.map((profile) => profile.arn),
        [arn],
      );
    }
  });
});

describe("an aborted call", () => {
  for (const fault of [{ kind: "hang" }, { kind: "slow", delayMs: 60_000 }] as const) {
    for (const operation of operations) {
      it(`ends immediately: ${operation} with the fault ${fault.kind}`, async () => {
        fixture.endpoint.faults.add({ ...fault, operation });
        const abort = new AbortController();
        const since = fixture.endpoint.mark();
        const problem = problemFrom(calls[operation](fixture.controlPlane(), abort.signal));
        await fixture.endpoint.waitForRequest(operation, { since });
        abort.abort();
        const { kind, outcomeUnknown } = await problem;
        assert.deepEqual({ kind, outcomeUnknown }, { kind: "cancelled", outcomeUnknown: true });
        const request = await fixture.endpoint.waitForRequest(operation, { since, until: "finished" });
        assert.equal(request.outcome, "abandoned");
        assert.equal(fixture.endpoint.requests.length, 1);
      });
    }
  }

  it("sends no request if it was aborted before the call", async () => {
    for (const operation of operations) {
      const problem = await problemFrom(calls[operation](fixture.controlPlane(), AbortSignal.abort()));
      assert.equal(problem.kind, "cancelled");
    }
    assert.deepEqual(fixture.endpoint.requests, []);
  });

  it("requests no more pages", async () => {
    fixture.endpoint.reset({ profiles: 1500 });
    const abort = new AbortController();
    const list = fixture.controlPlane().listInferenceProfiles("APPLICATION", { signal: abort.signal });
    const pages = list[Symbol.asyncIterator]();
    await pages.next();
    abort.abort();
    assert.equal((await problemFrom(pages.next())).kind, "cancelled");
    assert.equal(fixture.endpoint.requests.length, 1);
  });

  it("stops waiting between two attempts", async () => {
    fixture.endpoint.faults.add({ kind: "throttle", count: 0, retryAfter: 60 });
    const abort = new AbortController();
    const since = fixture.endpoint.mark();
    const problem = problemFrom(listAll(fixture.controlPlane(), "APPLICATION", abort.signal));
    await fixture.endpoint.waitForRequest("ListInferenceProfiles", { since, until: "finished" });
    abort.abort();
    assert.equal((await problem).kind, "cancelled");
  });
});

describe("many calls with the same signal", () => {
  it("leave no listeners on the signal, because Node.js would warn about a leak", async () => {
    const { signal } = new AbortController();
    const warnings: Error[] = [];
    const listener = (warning: Error) => warnings.push(warning);
    process.on("warning", listener);
    try {
      const controlPlane = fixture.controlPlane();
      await Promise.all(Array.from({ length: 30 }, () => controlPlane.listFoundationModels({ signal })));
    } finally {
      process.off("warning", listener);
    }
    assert.deepEqual(
      warnings.filter(({ name }) => name === "MaxListenersExceededWarning"),
      [],
    );
  });
});
