import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { readTextList } from "../../../src/connections/textList";

describe("a setting that should be a list of texts", () => {
  for (const [value, texts, malformed] of [
    [undefined, [], false],
    [null, [], false],
    [[], [], false],
    [[" us-east-1", "us-east-1 ", ""], ["us-east-1"], false],
    ["us-east-1", [], true],
    [{ 0: "us-east-1", length: 1 }, [], true],
    [["us-east-1", 5, null, ["us-west-2"]], ["us-east-1"], true],
    [true, [], true],
  ] as const) {
    it(`is read as far as it is one: ${JSON.stringify(value)}`, () => {
      assert.deepEqual(readTextList(value), { texts, malformed });
    });
  }

  it("gives texts with something in them, each once, and tells of anything else, whatever it holds", () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.array(fc.oneof(fc.string(), fc.anything()))), (value) => {
        const { texts, malformed } = readTextList(value);
        assert.equal(new Set(texts).size, texts.length);
        assert.ok(texts.every((text) => text !== "" && text === text.trim()));
        const all = Array.isArray(value) && value.every((item) => typeof item === "string");
        assert.equal(malformed, !all && value !== undefined && value !== null);
      }),
      { seed: 9, numRuns: 5000 },
    );
  });
});
