import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { cellFormat } from "../../../../src/webviews/report/formatCell";
import type { ReportCell, ReportColumn } from "../../../../src/webviews/report/report";
import { reportCsv } from "../../../../src/webviews/report/reportCsv";
import { report } from "./samples";

function format(type: ReportColumn["type"], cell: ReportCell | undefined, language = "en"): string {
  return cellFormat({ label: "", type }, language)(cell);
}

describe("a value of a report", () => {
  it("is formatted by the type of its column in the display language of VS Code", () => {
    assert.equal(format("number", 1234567), "1,234,567");
    assert.equal(format("number", 1234567, "de"), "1.234.567");
    assert.deepEqual(
      [0.125, 0.06, 1, 0].map((share) => format("share", share)),
      ["12.5%", "6.0%", "100.0%", "0.0%"],
    );
    assert.equal(format("date", "2026-11-27T23:59:00Z"), "Nov 27, 2026");
    assert.equal(format("text", "a\u202Eb\u0000"), "ab");
  });

  it("is never shown as zero if it is a small amount or share", () => {
    assert.equal(format("money", 1234.5), "$1,234.50");
    assert.equal(format("money", 0.00123), "$0.0012");
    assert.equal(format("money", 0), "$0.00");
    assert.deepEqual(
      [0.0004, 0.0006].map((share) => format("share", share)),
      ["<0.1%", "0.1%"],
    );
  });

  it("is the reason if the value is missing", () => {
    assert.equal(format("money", { text: "no price known" }), "no price known");
    assert.equal(format("money", undefined), "");
    assert.equal(format("date", "not a date"), "not a date");
  });

  it("can be displayed as custom text", () => {
    assert.equal(format("money", { value: 1, text: "at least $1.00" }), "at least $1.00");
  });
});

describe("the CSV of a report", () => {
  const labels = { group: "Group", notes: "Notes" };

  it("contains plain values in the order of the page, the group as a column, and no subtotals", () => {
    assert.deepEqual(reportCsv(report, { column: 1, descending: true }, labels, "en").split("\r\n"), [
      "Group,Name,Calls,Cost,Share,Last call,Notes",
      "ads,c,2000,0.001,0.25,,",
      "search,b9,1200,no price known,0.5,,of all",
      "search,b10,5,1.5,0.25,2026-11-02T00:00:00Z,",
      "search,'=a,0,0,0,2026-10-30T00:00:00Z,",
      "deleted or unknown,x,9000,unknown,,,",
      "",
    ]);
  });

  it("has no group column if there are no groups", () => {
    const rows = report.groups[0]?.rows ?? [];
    const csv = reportCsv({ ...report, groups: [{ rows }] }, undefined, labels, "en");
    assert.equal(csv.split("\r\n")[0], "Name,Calls,Cost,Share,Last call,Notes");
  });

  it("has a column for notes if a row has one, for example that its data is partial", () => {
    const cells = [{ value: "a", note: "partial data" }, 1, { value: 2, note: "=HYPERLINK()" }, 1, ""];
    const rows = [
      { id: "a", cells },
      { id: "b", cells: ["b", 2, 3, 1, ""] },
    ];
    assert.deepEqual(reportCsv({ ...report, groups: [{ rows }] }, undefined, labels, "en").split("\r\n"), [
      "Name,Calls,Cost,Share,Last call,Notes",
      `a,1,2,1,,"partial data, =HYPERLINK()"`,
      "b,2,3,1,,",
      "",
    ]);
  });
});
