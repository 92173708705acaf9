import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { formatDate, formatDateTime } from "../../../src/messages/dates";

suite("dates", () => {
  const date = new Date("2026-03-01T00:00:00Z");

  test("a day is the UTC day that AWS uses, in any time zone", () => {
    assert.deepEqual(formatDate(date, "en"), { text: "March 1, 2026", iso: "2026-03-01T00:00:00.000Z" });
  });

  test("a day is formatted in the editor's language", () => {
    assert.equal(formatDate(date, "de")?.text, "1. März 2026");
    assert.equal(formatDate(date, "ja")?.text, "2026年3月1日");
  });

  test("a date with a time includes its time zone", () => {
    const zone = new Intl.DateTimeFormat("en", { timeZoneName: "short" })
      .formatToParts(date)
      .find(({ type }) => type === "timeZoneName")?.value;
    assert.ok(zone);
    assert.ok(formatDateTime(date, "en")?.text.endsWith(zone));
  });

  test("an invalid language tag falls back to English", () => {
    assert.equal(formatDate(date, "not_a language")?.text, "March 1, 2026");
  });

  test("a missing or invalid date is undefined", () => {
    assert.equal(formatDateTime(undefined, "en"), undefined);
    assert.equal(formatDate(new Date("soon"), "en"), undefined);
  });
});
