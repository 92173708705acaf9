import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { runCommand } from "./leashedProcess";
import { cachedFolder, npmInstall } from "./cachedFolder";

/**
 * Returns the path of a Node.js executable with the same major version as `version`: the running one, or else the npm
 * package `node` in `.vscode-test`.
 */
export async function getNode(version: string): Promise<string> {
  const major = version.split(".")[0];
  if (process.versions.node.split(".")[0] === major) return process.execPath;
  const folder = await cachedFolder(`node-${version}`, (draft) => installNode(draft, version));
  return nodeExecutable(folder);
}

async function installNode(folder: string, version: string): Promise<void> {
  await writeFile(path.join(folder, "package.json"), JSON.stringify({ private: true }));
  await npmInstall(folder, `node@${version}`);
  // The install script of the package downloads the executable for this platform from the same registry.
  const { output } = await runCommand(process.execPath, ["installArchSpecificPackage"], {
    cwd: path.join(folder, "node_modules/node"),
  });
  const executable = nodeExecutable(folder);
  const answer = existsSync(executable) ? await runCommand(executable, ["--version"]) : undefined;
  if (answer?.code !== 0) throw new Error(`Node.js ${version} from npm does not run here:\n${output}`);
}

function nodeExecutable(folder: string): string {
  const name = process.platform === "win32" ? "node.exe" : "node";
  return path.join(folder, "node_modules/node/bin", name);
}
