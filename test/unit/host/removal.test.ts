import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { repositoryRoot, testResults, vscodeCache } from "../../host/paths";
import { allowRemoval, checkRemoval } from "../../host/removal.cjs";
import { removeFolder, temporaryFolder } from "../../host/temporaryFolder";

const refused = /^Error: Refused to delete /;

// Only paths in the test's own temporary folders are passed to the function that deletes. All other paths are passed only to
// its check.
describe("deleting folders", () => {
  let own: string;
  /** A folder that was not allowed for removal. */
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
    it(`is rejected for ${folder}`, () => assert.throws(() => checkRemoval(folder), refused));
  }

  for (const folder of ["", ".", "..", "dist", "~"]) {
    it(`is rejected for a path that depends on the working directory: "${folder}"`, () =>
      assert.throws(() => checkRemoval(folder), /is not an absolute path/));
  }

  it("is allowed for the output folders of builds and tests in the project", () => {
    for (const folder of ["dist", "out", "out/lanes"]) checkRemoval(path.join(repositoryRoot, folder));
    checkRemoval(testResults);
    checkRemoval(path.join(vscodeCache, "missing"));
  });

  it("deletes a temporary folder with its contents, and does not fail if it is missing", () => {
    mkdirSync(path.join(own, "a/b"), { recursive: true });
    removeFolder(path.join(own, "a"));
    assert.deepEqual(readdirSync(own), []);
    removeFolder(path.join(own, "a"));
    removeFolder(path.join(own, "a/b/c"));
    removeFolder(own);
    assert.ok(!existsSync(own));
    removeFolder(own);
  });

  it("is rejected for the temporary folder of another program, its siblings and its parents", () => {
    for (const folder of [foreign, path.join(own, "..", path.basename(foreign)), `${own}-2`]) {
      assert.throws(() => removeFolder(folder), refused);
    }
    assert.throws(() => checkRemoval(path.join(own, "..")), refused);
    assert.ok(existsSync(foreignFile));
  });

  it("is rejected for a link to another folder, and for paths that contain such a link", () => {
    const link = path.join(own, "link");
    symlinkSync(foreign, link, "junction");
    for (const folder of [link, `${link}${path.sep}`, path.join(link, "kept")]) {
      assert.throws(() => removeFolder(folder), refused);
    }
    assert.ok(existsSync(foreignFile));
  });

  it("deletes a link in a folder, but not its target", () => {
    symlinkSync(foreign, path.join(own, "link"), "junction");
    removeFolder(own);
    assert.ok(!existsSync(own));
    assert.ok(existsSync(foreignFile));
  });

  it("is rejected for a folder that is not named like a temporary folder", () => {
    for (const folder of [foreign, homedir(), repositoryRoot]) {
      assert.throws(() => allowRemoval(folder), /is not a temporary folder of this project/);
    }
    assert.throws(() => allowRemoval(path.join(own, "missing")));
    symlinkSync(foreign, path.join(own, "bedrock-profiles-link"), "junction");
    assert.throws(() => allowRemoval(path.join(own, "bedrock-profiles-link")));
  });
});
