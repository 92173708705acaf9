import "../seed";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { formatCsv } from "../../../src/util/csv";

/** Parses CSV character by character, following the grammar in RFC 4180. */
function parse(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < csv.length) {
    let field = "";
    if (csv[at] === '"') {
      for (at++; csv[at] !== '"' || csv[at + 1] === '"'; at++) {
        assert.ok(at < csv.length, "a quoted field does not end");
        field += csv[at];
        at += Number(csv[at] === '"');
      }
      at++;
    } else {
      for (; at < csv.length && !/[,\r\n]/.test(csv[at] ?? ""); at++) {
        assert.notEqual(csv[at], '"', "a field that is not quoted contains a quote");
        field += csv[at];
      }
    }
    row.push(field);
    if (csv[at] === ",") {
      at++;
    } else {
      assert.equal(csv.slice(at, at + 2), "\r\n");
      at += 2;
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

describe("CSV", () => {
  it("is parsed into the original cells", () => {
    const cell = fc.oneof(
      fc.string({ unit: fc.constantFrom("a", '"', ",", "\r", "\n", " ", "あ", "1") }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constant(undefined),
    );
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 });
    fc.assert(
      fc.property(table, (rows) => {
        assert.deepEqual(
          parse(formatCsv(rows)),
          rows.map((cells) => cells.map((value) => (value === undefined ? "" : `${value}`))),
        );
      }),
    );
  });

  for (const [text, safe] of [
    ['=HYPERLINK("https://example.com")', '\'=HYPERLINK("https://example.com")'],
    ["+1", "'+1"],
    ["-1+1|cmd", "'-1+1|cmd"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1+1", "\t'=1+1"],
    ["  =1+1", "'  =1+1"],
    ["\uFF1D1+1", "'\uFF1D1+1"],
    ["a\n=1+1", "a\n'=1+1"],
    ["a;=1+1", "a;'=1+1"],
    ["a|@x", "a|'@x"],
    ["team=search", "team=search"],
    ["a-b+c@d", "a-b+c@d"],
  ] as const) {
    it(`cannot start a formula with ${JSON.stringify(text)}`, () => {
      assert.deepEqual(parse(formatCsv([["x", text]])), [["x", safe]]);
    });
  }

  it("preserves negative numbers", () => {
    assert.equal(formatCsv([[-1.5, 0]]), "-1.5,0\r\n");
  });
});
