import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { removeFolder, temporaryFolder } from "../../host/temporaryFolder";
import { takeFile, writeQueue } from "../../runner/queue";

describe("the queue of test files", () => {
  let root: string;
  let queue: string;

  beforeEach(() => {
    root = temporaryFolder("queue");
    queue = path.join(root, "queue");
    for (const [name, size] of Object.entries({ small: 1, large: 300, middle: 20 }))
      writeFileSync(path.join(root, name), "x".repeat(size));
  });

  afterEach(() => removeFolder(root));

  it("returns each file once, the largest first, until it is empty", () => {
    writeQueue(["small", "large", "middle"], root, queue);
    const taken = [takeFile(queue), takeFile(queue), takeFile(queue)];
    assert.deepEqual(taken[0], { name: "large", url: pathToFileURL(path.join(root, "large")).href });
    assert.deepEqual(
      taken.map((file) => file?.name),
      ["large", "middle", "small"],
    );
    assert.equal(takeFile(queue), undefined);
  });

  it("starts with files that run programs, because they take longer than larger files", () => {
    const programs = "programs";
    writeFileSync(path.join(root, programs), `import "../../host/sandbox"; // ${"x".repeat(100)}`);
    writeQueue(["large", programs], root, queue);
    assert.equal(takeFile(queue)?.name, programs);
  });

  it("is empty if there are no files", () => {
    writeQueue([], root, queue);
    assert.equal(takeFile(queue), undefined);
  });
});
