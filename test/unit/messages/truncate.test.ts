import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { truncate } from "../../../src/messages/truncate";

describe("a text that a sentence repeats", () => {
  it("stays as it is up to 60 characters", () => {
    for (const text of ["", "us-east", "two\nlines", "😀".repeat(60)]) {
      assert.equal(truncate(text), text);
    }
  });

  it("is cut after that, never within a character", () => {
    assert.equal(truncate("x".repeat(100_000)), `${"x".repeat(60)}…`);
    assert.equal(truncate(`${"x".repeat(59)}😀y`), `${"x".repeat(59)}😀…`);
  });
});
