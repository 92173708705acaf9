import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEnding } from "./ending";
import { allowRemoval, removeFolder, temporaryPrefix } from "./removal.cjs";

export { removeFolder };

/**
 * Names the folder that holds all temporary folders. Sandboxed processes inherit it, so that theirs are not nested: the
 * path of a socket may have 103 characters only.
 */
export const temporaryRootVariable = "BEDROCK_PROFILES_TEMPORARY_ROOT";

/** On macOS the usual folder has such a long path that VS Code's sockets below it would pass that limit. */
export const temporaryRoot = process.env[temporaryRootVariable] ?? (process.platform === "darwin" ? "/tmp" : tmpdir());

const folders = new Set<string>();

/** Creates an empty folder. The caller removes it with `removeFolder`; otherwise it is removed when this process ends. */
export function temporaryFolder(purpose: string): string {
  if (folders.size === 0) {
    process.once("exit", () => folders.forEach(removeFolder));
    // A signal ends a process without "exit", unless it is listened to.
    beforeEnding(async () => {});
  }
  const folder = mkdtempSync(path.join(temporaryRoot, `${temporaryPrefix}${purpose}-`));
  allowRemoval(folder);
  folders.add(folder);
  return folder;
}
