import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEnding } from "./ending";

const folders = new Set<string>();

/** On macOS the usual place has a path so long that VS Code's sockets below it would pass the system's limit of 103 characters. */
const place = process.platform === "darwin" ? "/tmp" : tmpdir();

/** A new empty folder. Who asks for it removes it when done; at the latest it goes when this process ends. */
export function temporaryFolder(purpose: string): string {
  if (folders.size === 0) {
    process.once("exit", () => folders.forEach(removeFolder));
    // A signal ends a process without "exit", unless it is listened to.
    beforeEnding(async () => {});
  }
  const folder = mkdtempSync(path.join(place, `bedrock-profiles-${purpose}-`));
  folders.add(folder);
  return folder;
}

/** Removes a folder with all in it, if it is there. */
export function removeFolder(folder: string): void {
  // A process that is ending may still write into it.
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
