import { cp, readdir, readFile, symlink } from "node:fs/promises";
import path from "node:path";
import { npm } from "./npm";
import { repositoryRoot } from "./paths";
import { runProgram } from "./sandbox";

/** Folders with build results and downloads, which are not packaged. */
const droppedFields = new Set([".git", ".vscode-test", "dist", "node_modules", "out", "test-results"]);

/**
 * Packages the extension with the project's own command and returns the VSIX file. Uses a copy of the project in this
 * folder, because packaging rebuilds files that other tests are using.
 */
export async function packExtension(folder: string): Promise<string> {
  const copy = path.join(folder, "copy");
  await cp(repositoryRoot, copy, {
    recursive: true,
    filter: (source) => !droppedFields.has(path.relative(repositoryRoot, source)) && !source.endsWith(".vsix"),
  });
  await symlink(path.join(repositoryRoot, "node_modules"), path.join(copy, "node_modules"), "dir");
  await runProgram(...npm("run", "package"), { cwd: copy });
  const [vsix] = (await readdir(copy)).filter((file) => file.endsWith(".vsix"));
  if (vsix === undefined) throw new Error("npm run package left no VSIX file.");
  return path.join(copy, vsix);
}

/**
 * Returns the names of the files in a zip file, from its central directory (sections 4.3.12 and 4.3.16 of PKWARE's
 * APPNOTE.TXT).
 */
export async function zipEntries(file: string): Promise<string[]> {
  const zip = await readFile(file);
  const end = zip.lastIndexOf(Buffer.from("PK\u0005\u0006"));
  const count = zip.readUInt16LE(end + 10);
  const names: string[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    names.push(zip.toString("utf8", at + 46, at + 46 + name));
    at += 46 + name + extra + comment;
  }
  return names;
}
