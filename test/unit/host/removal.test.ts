import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { repositoryRoot, testResults, vscodeCache } from "../../host/paths";
import { allowRemoval, checkRemoval } from "../../host/removal.cjs";
import { removeFolder, temporaryFolder } from "../../host/temporaryFolder";

const refused = /^Error: Refused to delete /;

// Only what lies in the test's own temporary folders is given to the function that deletes; the rest to its check.
describe("the deletion of folders", () => {
  let own: string;
  /** A folder that nobody has allowed to be deleted. */
  let foreign: string;
  let foreignFile: string;
  beforeEach(() => {
    own = temporaryFolder("removal");
    foreign = mkdtempSync(path.join(tmpdir(), "foreign-"));
    foreignFile = path.join(foreign, "kept", "file");
    mkdirSync(path.dirname(foreignFile));
    writeFileSync(foreignFile, "");
  });
  afterEach(() => removeFolder(own));

  for (const folder of [
    path.parse(process.cwd()).root,
    homedir(),
    tmpdir(),
    path.dirname(repositoryRoot),
    repositoryRoot,
    path.join(repositoryRoot, "src"),
    path.join(repositoryRoot, "distant"),
    path.join(repositoryRoot, "dist", "..", "src"),
    path.join(repositoryRoot, "dist", ".."),
    `${repositoryRoot}/dist/../../..`,
    vscodeCache,
    path.join(vscodeCache, ".."),
  ]) {
    it(`is refused for ${folder}`, () => assert.throws(() => checkRemoval(folder), refused));
  }

  for (const folder of ["", ".", "..", "dist", "~"]) {
    it(`is refused for what depends on the working folder: "${folder}"`, () =>
      assert.throws(() => checkRemoval(folder), /is not an absolute path/));
  }

  it("is allowed for what builds and tests write in the project", () => {
    for (const folder of ["dist", "out", "out/lanes"]) checkRemoval(path.join(repositoryRoot, folder));
    checkRemoval(testResults);
    checkRemoval(path.join(vscodeCache, "missing"));
  });

  it("takes a temporary folder with everything in it, and what is missing is no error", () => {
    mkdirSync(path.join(own, "a/b"), { recursive: true });
    removeFolder(path.join(own, "a"));
    assert.deepEqual(readdirSync(own), []);
    removeFolder(path.join(own, "a"));
    removeFolder(path.join(own, "a/b/c"));
    removeFolder(own);
    assert.ok(!existsSync(own));
    removeFolder(own);
  });

  it("is refused for a temporary folder of another program, beside the own one, and above it", () => {
    for (const folder of [foreign, path.join(own, "..", path.basename(foreign)), `${own}-2`]) {
      assert.throws(() => removeFolder(folder), refused);
    }
    assert.throws(() => checkRemoval(path.join(own, "..")), refused);
    assert.ok(existsSync(foreignFile));
  });

  it("is refused for a link that leads elsewhere, and behind it", () => {
    const link = path.join(own, "link");
    symlinkSync(foreign, link, "junction");
    for (const folder of [link, `${link}${path.sep}`, path.join(link, "kept")]) {
      assert.throws(() => removeFolder(folder), refused);
    }
    assert.ok(existsSync(foreignFile));
  });

  it("deletes a link in a folder, and not what it leads to", () => {
    symlinkSync(foreign, path.join(own, "link"), "junction");
    removeFolder(own);
    assert.ok(!existsSync(own));
    assert.ok(existsSync(foreignFile));
  });

  it("is not to be had for a folder that has no temporary folder's name", () => {
    for (const folder of [foreign, homedir(), repositoryRoot]) {
      assert.throws(() => allowRemoval(folder), /is not a temporary folder of this project/);
    }
    assert.throws(() => allowRemoval(path.join(own, "missing")));
    symlinkSync(foreign, path.join(own, "bedrock-profiles-link"), "junction");
    assert.throws(() => allowRemoval(path.join(own, "bedrock-profiles-link")));
  });
});
