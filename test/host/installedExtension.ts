import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";

/**
 * Installs extensions' folders into an editor's extensions folder as they are, through links: what is built later is
 * what a reloaded window runs.
 */
export async function linkExtensions(extensions: readonly string[], extensionsFolder: string): Promise<void> {
  await mkdir(extensionsFolder, { recursive: true });
  const installed = await Promise.all(extensions.map((extension) => linkExtension(extension, extensionsFolder)));
  await writeFile(path.join(extensionsFolder, "extensions.json"), JSON.stringify(installed));
}

/** Makes a folder of some of an editor's own extensions, through links. */
export async function linkBuiltinExtensions(names: readonly string[], from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  await Promise.all(names.map((name) => symlink(path.join(from, name), path.join(to, name), "dir")));
}

/** Gives the entry for the editor's list of what is installed. */
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
