import { cp, mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { testResults } from "../host/paths";
import { removeFolder } from "../host/removal.cjs";
import type { Workbench } from "./workbench";

/** Where a test leaves its files: `test-results/` and the test's name, made fit for a file system. */
export function evidenceFolder(testName: string): string {
  return path.join(
    testResults,
    testName
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, "")
      .slice(0, 100),
  );
}

/**
 * Leaves what helps to understand a failure: a screenshot, the page's console, the server's output, the requests that
 * reached the endpoint, and the log files of the extension host. Gives the folder. Never throws: the test's own failure is what matters.
 */
export async function leaveEvidence(workbench: Workbench, testName: string): Promise<string> {
  const folder = evidenceFolder(testName);
  removeFolder(folder);
  await mkdir(folder, { recursive: true });
  const pieces: [string, () => Promise<unknown>][] = [
    ["screenshot.png", () => workbench.page.screenshot({ path: path.join(folder, "screenshot.png") })],
    ["console.log", () => writeFile(path.join(folder, "console.log"), workbench.consoleLines.join("\n"))],
    ["server.log", () => writeFile(path.join(folder, "server.log"), workbench.server.output())],
    ["requests.json", async () => writeFile(path.join(folder, "requests.json"), await requestsOf(workbench))],
    ["extension logs", () => copyLogs(workbench.server.logsFolder, folder)],
  ];
  for (const [name, leave] of pieces) {
    await leave().catch((error: unknown) => console.error(`${name} could not be left: ${String(error)}`));
  }
  return folder;
}

async function requestsOf(workbench: Workbench): Promise<string> {
  return JSON.stringify(await workbench.endpoint.requests(), undefined, 2);
}

/** Copies what the extension hosts of this server have logged: the extension's own channel and the host's. */
async function copyLogs(logsFolder: string, folder: string): Promise<void> {
  const files = await readdir(logsFolder, { recursive: true });
  const logs = files.filter((file) => /exthost\d+.*(remoteexthost|Bedrock Inference Profiles)\.log$/.test(file));
  for (const file of logs) {
    const host = /exthost\d+/.exec(file)?.[0] ?? "exthost";
    await cp(path.join(logsFolder, file), path.join(folder, `${host}-${path.basename(file)}`));
  }
}
