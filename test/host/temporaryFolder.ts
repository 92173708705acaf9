import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEnding } from "./ending";
import { allowRemoval, removeFolder, temporaryPrefix } from "./removal.cjs";

export { removeFolder };

/**
 * The environment variable that contains the parent folder of all temporary folders. Sandboxed processes inherit it so that their
 * folders are not nested, because a nested path could exceed the limit of 103 characters for socket paths.
 */
export const temporaryRootVariable = "BEDROCK_PROFILES_TEMPORARY_ROOT";

/** On macOS, the path of the usual folder is so long that the sockets of VS Code would exceed that limit. */
export const temporaryRoot = process.env[temporaryRootVariable] ?? (process.platform === "darwin" ? "/tmp" : tmpdir());

const folders = new Set<string>();

/**
 * Creates an empty folder. The caller can remove it with `removeFolder`. Otherwise it is removed when this process
 * ends.
 */
export function temporaryFolder(purpose: string): string {
  if (folders.size === 0) {
    process.once("exit", () => folders.forEach(removeFolder));
    // Without a listener, a signal would end the process without an "exit" event.
    beforeEnding(async () => {});
  }
  const folder = mkdtempSync(path.join(temporaryRoot, `${temporaryPrefix}${purpose}-`));
  allowRemoval(folder);
  folders.add(folder);
  return folder;
}
