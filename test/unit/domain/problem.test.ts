import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isCancellation, problemOf, ProblemError, unexpectedProblem } from "../../../src/domain/problem";
import { problem } from "./samples";

describe("a ProblemError", () => {
  const throttled = problem("throttled", "ListInferenceProfiles", { detail: "Slow down" });

  it("contains its problem and its cause", () => {
    const cause = new Error("below");
    const error = new ProblemError(throttled, { cause });
    assert.equal(problemOf(error), throttled);
    assert.equal(error.cause, cause);
    assert.ok(error instanceof Error);
  });

  it("is recognized by name if another bundle created it with its own copy of the class", () => {
    class ProblemError extends Error {
      override readonly name = "ProblemError";
      readonly problem = throttled;
    }
    assert.equal(problemOf(new ProblemError()), throttled);
  });

  it("has a message with the operation and the Region, but without the AWS message", () => {
    assert.equal(new ProblemError(throttled).message, "ListInferenceProfiles in us-east-1: SomeException");
  });

  for (const value of [undefined, null, "text", {}, new Error("x"), { name: "ProblemError", problem: throttled }]) {
    it(`is not ${JSON.stringify(value)}`, () => assert.equal(problemOf(value), undefined));
  }
});

describe("an unexpected error", () => {
  const connection = { awsProfile: "dev", region: "us-east-1" };

  it("becomes a problem of kind unknown", () => {
    assert.deepEqual(unexpectedProblem(new TypeError("x is undefined"), "GetInferenceProfile", connection), {
      awsProfile: "dev",
      region: "us-east-1",
      kind: "unknown",
      operation: "GetInferenceProfile",
      detail: "x is undefined",
      errorName: "TypeError",
      outcomeUnknown: false,
    });
  });

  it("can be any thrown value", () => {
    const { detail, errorName } = unexpectedProblem("a text", "GetInferenceProfile", connection);
    assert.deepEqual({ detail, errorName }, { detail: "a text", errorName: "unknown" });
  });
});

describe("a cancellation", () => {
  it("is a problem of kind cancelled or an AbortError", () => {
    assert.equal(isCancellation(new ProblemError(problem("cancelled"))), true);
    assert.equal(isCancellation(new ProblemError(problem("mfaCancelled"))), true);
    assert.equal(isCancellation(AbortSignal.abort().reason), true);
    for (const error of [new ProblemError(problem("timeout")), new Error("x"), undefined, "AbortError"]) {
      assert.equal(isCancellation(error), false);
    }
  });
});
