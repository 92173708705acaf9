import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sortGroups } from "../../../../src/webviews/report/sortReport";
import { report } from "./samples";

function sorted(column: number, descending: boolean): [label: string | undefined, ...ids: string[]][] {
  return sortGroups(report.groups, { column, descending }, "en").map(({ label, rows }) => [
    label,
    ...rows.map(({ id }) => id),
  ]);
}

describe("the order of a report", () => {
  it("is initially the order that the feature provides", () => {
    assert.equal(sortGroups(report.groups, undefined, "en"), report.groups);
  });

  it("sorts names that contain numbers by the value of the numbers", () => {
    assert.deepEqual(sorted(0, false)[0], ["search", "3", "2", "1"]);
  });

  it("sorts numbers, and the groups by their subtotals, with groups without a subtotal last in both directions", () => {
    assert.deepEqual(sorted(1, true), [
      ["ads", "4"],
      ["search", "2", "1", "3"],
      ["deleted or unknown", "5"],
    ]);
    assert.deepEqual(sorted(1, false), [
      ["search", "3", "1", "2"],
      ["ads", "4"],
      ["deleted or unknown", "5"],
    ]);
  });

  it("puts missing values last in both directions, and does not treat zero as missing", () => {
    assert.deepEqual(sorted(2, true)[0], ["search", "1", "3", "2"]);
    assert.deepEqual(sorted(2, false)[1], ["search", "3", "1", "2"]);
  });

  it("sorts dates, with missing dates last", () => {
    assert.deepEqual(sorted(4, false)[0], ["search", "3", "1", "2"]);
  });
});
