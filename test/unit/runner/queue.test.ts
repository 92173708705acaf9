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

  it("gives each file once, the largest first, until none is left", () => {
    writeQueue(["small", "large", "middle"], root, queue);
    const taken = [takeFile(queue), takeFile(queue), takeFile(queue)];
    assert.deepEqual(taken[0], { name: "large", url: pathToFileURL(path.join(root, "large")).href });
    assert.deepEqual(
      taken.map((file) => file?.name),
      ["large", "middle", "small"],
    );
    assert.equal(takeFile(queue), undefined);
  });

  it("is empty where there are no files", () => {
    writeQueue([], root, queue);
    assert.equal(takeFile(queue), undefined);
  });
});
