import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { formatAge } from "../../../src/messages/age";

const now = new Date("2026-11-21T12:00:00Z");
const before = (seconds: number) => new Date(now.getTime() - seconds * 1000);

describe("the age of a date", () => {
  for (const [seconds, text] of [
    [1, "1 second ago"],
    [59.9, "59 seconds ago"],
    [60, "1 minute ago"],
    [3599, "59 minutes ago"],
    [2 * 3600 + 1800, "2 hours ago"],
    [86_399, "23 hours ago"],
    [86_400, "1 day ago"],
    [30 * 86_400, "30 days ago"],
  ] as const) {
    it(`is "${text}" after ${seconds} s`, () => assert.equal(formatAge(before(seconds), now, "en"), text));
  }

  it("is never in the future, even if the clock was turned back", () => {
    assert.equal(formatAge(before(0), now, "en"), "1 second ago");
    assert.equal(formatAge(before(-3600), now, "en"), "1 second ago");
  });

  it("is formatted in the given language, or in English if the language is invalid", () => {
    assert.equal(formatAge(before(7200), now, "ja"), "2 時間前");
    assert.equal(formatAge(before(7200), now, "not_a language"), "2 hours ago");
  });
});
