import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { truncate } from "../../../src/messages/truncate";

describe("text quoted in a message", () => {
  it("is kept if it has at most 60 characters", () => {
    for (const text of ["", "us-east", "two\nlines", "😀".repeat(60)]) {
      assert.equal(truncate(text), text);
    }
  });

  it("is truncated after 60 characters, but not within a character", () => {
    assert.equal(truncate("x".repeat(100_000)), `${"x".repeat(60)}…`);
    assert.equal(truncate(`${"x".repeat(59)}😀y`), `${"x".repeat(59)}😀…`);
  });
});
