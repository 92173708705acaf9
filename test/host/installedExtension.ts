import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";

/** Links extension folders into the extensions folder of a VS Code, so that a reloaded window runs the latest build. */
export async function linkExtensions(extensions: readonly string[], extensionsFolder: string): Promise<void> {
  await mkdir(extensionsFolder, { recursive: true });
  const installed = await Promise.all(extensions.map((extension) => linkExtension(extension, extensionsFolder)));
  await writeFile(path.join(extensionsFolder, "extensions.json"), JSON.stringify(installed));
}

/** Creates a folder with links to some of VS Code's built-in extensions. */
export async function linkBuiltinExtensions(names: readonly string[], from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  await Promise.all(names.map((name) => symlink(path.join(from, name), path.join(to, name), "dir")));
}

/** Returns the entry for VS Code's list of installed extensions. */
async function linkExtension(extension: string, extensionsFolder: string): Promise<object> {
  const manifest = JSON.parse(await readFile(path.join(extension, "package.json"), "utf8")) as {
    publisher: string;
    name: string;
    version: string;
  };
  const id = `${manifest.publisher}.${manifest.name}`;
  const folderName = `${id}-${manifest.version}`;
  const link = path.join(extensionsFolder, folderName);
  await symlink(extension, link, "dir");
  return {
    identifier: { id },
    version: manifest.version,
    location: { $mid: 1, path: link, scheme: "file" },
    relativeLocation: folderName,
    metadata: { installedTimestamp: Date.now() },
  };
}
