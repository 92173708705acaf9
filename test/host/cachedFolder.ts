import { existsSync } from "node:fs";
import { mkdir, readdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { runCommand } from "./leashedProcess";
import { npm } from "./npm";
import { vscodeCache } from "./paths";
import { removeFolder } from "./removal.cjs";

/** The name of a file that is written last. Change its number when the contents of these folders change. */
const completionMarker = ".complete-1";

/**
 * Returns a folder in `.vscode-test` that `fill` has filled completely, now or in an earlier run. An interrupted run
 * does not leave an incomplete folder under that name, and two processes can call this at the same time.
 */
export async function cachedFolder(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const target = path.join(vscodeCache, name);
  const isComplete = (): boolean => existsSync(path.join(target, completionMarker));
  if (isComplete()) return target;

  await removeAbandonedDrafts();
  const draft = path.join(vscodeCache, `${draftPrefix}${process.pid}-${name}`);
  await mkdir(draft, { recursive: true });
  try {
    await fill(draft);
    await writeFile(path.join(draft, completionMarker), "");
    if (!isComplete()) removeFolder(target);
    await rename(draft, target).catch((error: unknown) => {
      // Another process has created the same folder in the meantime.
      if (!isComplete()) throw error;
    });
  } finally {
    removeFolder(draft);
  }
  return target;
}

/** The name prefix of incomplete folders, which is followed by the ID of the process that fills them. */
const draftPrefix = ".draft-";

/** Removes the incomplete folders that interrupted runs have left. */
async function removeAbandonedDrafts(): Promise<void> {
  const entries = await readdir(vscodeCache).catch(() => []);
  for (const entry of entries.filter((entry) => entry.startsWith(draftPrefix))) {
    const pid = Number.parseInt(entry.slice(draftPrefix.length), 10);
    if (!isRunning(pid)) removeFolder(path.join(vscodeCache, entry));
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/**
 * Runs `npm install` in a folder without the install scripts of the packages, because they would require a compiler and
 * the packages work without them. Rejects with npm's output if it fails.
 */
export async function npmInstall(folder: string, ...args: string[]): Promise<void> {
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-progress", "--loglevel=error"];
  const { code, output } = await runCommand(...npm("install", ...flags, ...args), { cwd: folder });
  if (code !== 0) throw new Error(`npm install ${args.join(" ")} failed in ${folder}:\n${output}`);
}
