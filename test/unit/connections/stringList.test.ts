import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { parseStringList } from "../../../src/connections/stringList";

describe("parseStringList", () => {
  for (const [value, values, malformed] of [
    [undefined, [], false],
    [null, [], false],
    [[], [], false],
    [[" us-east-1", "us-east-1 ", ""], ["us-east-1"], false],
    ["us-east-1", [], true],
    [{ 0: "us-east-1", length: 1 }, [], true],
    [["us-east-1", 5, null, ["us-west-2"]], ["us-east-1"], true],
    [true, [], true],
  ] as const) {
    it(`parses ${JSON.stringify(value)}`, () => {
      assert.deepEqual(parseStringList(value), { values, malformed });
    });
  }

  it("returns trimmed, unique, non-empty strings for any value, and whether the value contained anything else", () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.array(fc.oneof(fc.string(), fc.anything()))), (value) => {
        const { values, malformed } = parseStringList(value);
        assert.equal(new Set(values).size, values.length);
        assert.ok(values.every((text) => text !== "" && text === text.trim()));
        const all = Array.isArray(value) && value.every((item) => typeof item === "string");
        assert.equal(malformed, !all && value !== undefined && value !== null);
      }),
      { seed: 9, numRuns: 5000 },
    );
  });
});
