import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { statusOf, usualMessage } from "../../endpoint/errors";

const context = { operation: "ListInferenceProfiles", region: "us-east-1", callerArn: "arn:caller", resourceArn: "*" };

describe("an error with a type", () => {
  for (const [type, status] of [
    ["AccessDeniedException", 403],
    ["ConflictException", 400],
    ["RequestTimeTooSkewed", 403],
    ["SomethingNewException", 400],
    // These are names of properties that every JavaScript object has.
    ["constructor", 400],
    ["toString", 400],
    ["__proto__", 400],
  ] as const) {
    it(`has status ${status} for ${type}, and a message`, () => {
      assert.equal(statusOf(type), status);
      assert.equal(typeof usualMessage(type, context), "string");
    });
  }
});
