import assert from "node:assert/strict";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { findProgram } from "../../../../src/features/signIn/findProgram";
import { removeFolder, temporaryFolder } from "../../../host/temporaryFolder";

let folder: string;
const pathOf = (...folders: string[]) => ({ PATH: folders.join(path.delimiter) });

async function put(file: string, mode: number): Promise<void> {
  await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
  await writeFile(path.join(folder, file), "#!/bin/sh\n");
  await chmod(path.join(folder, file), mode);
}

before(async () => {
  folder = temporaryFolder("find-program");
  await put("plain/aws", 0o644);
  await put("first/aws", 0o755);
  await put("second/aws", 0o755);
  await mkdir(path.join(folder, "directory/aws"), { recursive: true });
});
after(() => removeFolder(folder));

describe("finding a program", () => {
  it("returns the first executable file on the PATH", async () => {
    const folders = ["missing", "plain", "directory", "first", "second"].map((name) => path.join(folder, name));
    assert.equal(await findProgram("aws", pathOf(...folders)), path.join(folder, "first/aws"));
  });

  it("ignores relative folders, which may be in a workspace", async () => {
    const relative = path.relative(process.cwd(), path.join(folder, "first"));
    assert.equal(await findProgram("aws", pathOf(relative, "", ".")), undefined);
  });

  it("returns undefined without a PATH", async () => assert.equal(await findProgram("aws", {}), undefined));
});
