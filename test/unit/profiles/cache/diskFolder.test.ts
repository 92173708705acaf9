import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { DiskFolder } from "../../../../src/profiles/cache/diskFolder";
import { removeFolder, temporaryFolder } from "../../../host/temporaryFolder";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("DiskFolder", () => {
  let temporary: string;
  let root: string;
  let folder: DiskFolder;
  beforeEach(() => {
    temporary = temporaryFolder("storage");
    root = path.join(temporary, "global", "cache");
    folder = new DiskFolder(root);
  });
  afterEach(() => removeFolder(temporary));

  it("can be missing", async () => {
    assert.deepEqual(await folder.list(), []);
    assert.equal(await folder.size("a"), undefined);
    assert.equal(await folder.read("a"), undefined);
    await folder.remove("a");
    await folder.clear();
  });

  it("contains what was written, and replaces a file by renaming another file", async () => {
    await folder.write("a", bytes("one"));
    await folder.write("b", bytes("three"));
    assert.deepEqual([...(await folder.list())].sort(), ["a", "b"]);
    assert.deepEqual([await folder.size("a"), await folder.size("b")], [3, 5]);
    await folder.rename("b", "a");
    assert.deepEqual(await folder.list(), ["a"]);
    assert.equal(new TextDecoder().decode(await folder.read("a")), "three");
    await folder.remove("a");
    assert.deepEqual(await folder.list(), []);
  });

  it("lists only files", async () => {
    await folder.write("a", bytes("one"));
    await mkdir(path.join(root, "folder"));
    assert.deepEqual(await folder.list(), ["a"]);
  });

  it("is deleted with its contents by clear, and can be used again", async () => {
    await folder.write("a", bytes("one"));
    await folder.clear();
    assert.deepEqual(await folder.list(), []);
    await folder.write("b", bytes("two"));
    assert.deepEqual(await folder.list(), ["b"]);
  });

  it("ignores the old folder, which clear deletes too", async () => {
    const oldRoot = path.join(temporary, "global", "old");
    await new DiskFolder(oldRoot).write("a", bytes("one"));
    const moved = new DiskFolder(root, oldRoot);
    assert.deepEqual(await moved.list(), []);
    await moved.clear();
    assert.deepEqual(await new DiskFolder(oldRoot).list(), []);
  });

  it("rejects if the disk fails", async () => {
    await writeFile(path.join(temporary, "global"), "a file where the folder should be");
    await assert.rejects(folder.write("a", bytes("one")));
  });
});
