import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isCancellation, problemOf, ProblemError, unexpectedProblem } from "../../../src/domain/problem";
import { problem } from "./samples";

describe("an error with a problem", () => {
  const told = problem("throttled", "ListInferenceProfiles", { detail: "Slow down" });

  it("gives it back, and keeps its cause", () => {
    const cause = new Error("below");
    const error = new ProblemError(told, { cause });
    assert.equal(problemOf(error), told);
    assert.equal(error.cause, cause);
    assert.ok(error instanceof Error);
  });

  it("is known by name where another bundle made it with its own copy of the class", () => {
    class ProblemError extends Error {
      override readonly name = "ProblemError";
      readonly problem = told;
    }
    assert.equal(problemOf(new ProblemError()), told);
  });

  it("says what was called and where, not AWS's words, in its own message", () => {
    assert.equal(new ProblemError(told).message, "ListInferenceProfiles in us-east-1: SomeException");
  });

  for (const value of [undefined, null, "text", {}, new Error("x"), { name: "ProblemError", problem: told }]) {
    it(`is not ${JSON.stringify(value)}`, () => assert.equal(problemOf(value), undefined));
  }
});

describe("an error that nobody foresaw", () => {
  const connection = { awsProfile: "dev", region: "us-east-1" };

  it("becomes a problem of unknown kind", () => {
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

  it("may be anything that was thrown", () => {
    const { detail, errorName } = unexpectedProblem("a text", "GetInferenceProfile", connection);
    assert.deepEqual({ detail, errorName }, { detail: "a text", errorName: "unknown" });
  });
});

describe("a cancellation", () => {
  it("is a cancelled problem or an aborted wait, and no failure", () => {
    assert.equal(isCancellation(new ProblemError(problem("cancelled"))), true);
    assert.equal(isCancellation(new ProblemError(problem("mfaCancelled"))), true);
    assert.equal(isCancellation(AbortSignal.abort().reason), true);
    for (const error of [new ProblemError(problem("timeout")), new Error("x"), undefined, "AbortError"]) {
      assert.equal(isCancellation(error), false);
    }
  });
});
