import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";

/**
 * Installs an extension's folder into an editor's extensions folder as it is, through a link: what is built later is
 * what a reloaded window runs.
 */
export async function linkExtension(extension: string, extensionsFolder: string): Promise<void> {
  const manifest = JSON.parse(await readFile(path.join(extension, "package.json"), "utf8")) as {
    publisher: string;
    name: string;
    version: string;
  };
  const id = `${manifest.publisher}.${manifest.name}`;
  const folderName = `${id}-${manifest.version}`;
  const link = path.join(extensionsFolder, folderName);
  await mkdir(extensionsFolder, { recursive: true });
  await symlink(extension, link, "dir");
  const installed = {
    identifier: { id },
    version: manifest.version,
    location: { $mid: 1, path: link, scheme: "file" },
    relativeLocation: folderName,
    metadata: { installedTimestamp: Date.now() },
  };
  await writeFile(path.join(extensionsFolder, "extensions.json"), JSON.stringify([installed]));
}
