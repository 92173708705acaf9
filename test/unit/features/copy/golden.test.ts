import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { targets } from "../../../../src/features/copy/targets";
import { goldenFile, goldenText } from "./golden";

describe("the snippets of the targets", () => {
  for (const target of targets) {
    it(`match golden/${target.id}.txt`, () => {
      assert.equal(goldenText(target), readFileSync(goldenFile(target), "utf8"));
    });
  }

  it("have a golden file for each target, without extra files", () => {
    const expected = targets.map((target) => path.basename(goldenFile(target))).sort();
    const [first] = targets;
    assert.ok(first);
    assert.deepEqual(readdirSync(path.dirname(goldenFile(first))).sort(), expected);
    assert.equal(new Set(expected).size, targets.length);
  });
});
