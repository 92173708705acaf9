import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { dealOut } from "../../runner/lanes";

describe("the lanes of test files", () => {
  it("hold about as many tests each, their files in order", () => {
    const files = [
      { file: "a", tests: 2 },
      { file: "b", tests: 7 },
      { file: "c", tests: 3 },
      { file: "d", tests: 1 },
    ];
    assert.deepEqual(dealOut(files, 2), [["b"], ["a", "c", "d"]]);
  });

  it("are no more than there are files, and leave none out", () => {
    assert.deepEqual(dealOut([{ file: "a", tests: 0 }], 4), [["a"]]);
    assert.deepEqual(
      dealOut(
        [
          { file: "a", tests: 0 },
          { file: "b", tests: 0 },
        ],
        2,
      )
        .flat()
        .sort(),
      ["a", "b"],
    );
  });
});
