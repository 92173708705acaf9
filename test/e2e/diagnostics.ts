import { cp, mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { testResults } from "../host/paths";
import { removeFolder } from "../host/removal.cjs";
import type { Workbench } from "./workbench";

/** Returns the folder in `test-results/` for the files of a failed test, which is named after the test. */
export function diagnosticsFolder(testName: string): string {
  return path.join(
    testResults,
    testName
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, "")
      .slice(0, 100),
  );
}

/**
 * Saves data for diagnosing a failure: a screenshot, the console of the page, the output of the server, the requests to
 * the endpoint, and the logs of the extension host. Returns the folder. Never throws, so that the original error of the
 * test is reported.
 */
export async function saveDiagnostics(workbench: Workbench, testName: string): Promise<string> {
  const folder = diagnosticsFolder(testName);
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
    await leave().catch((error: unknown) => console.error(`${name} could not be saved: ${String(error)}`));
  }
  return folder;
}

async function requestsOf(workbench: Workbench): Promise<string> {
  return JSON.stringify(await workbench.endpoint.requests(), undefined, 2);
}

/** Copies the logs of the extension and of this server's extension hosts. */
async function copyLogs(logsFolder: string, folder: string): Promise<void> {
  const files = await readdir(logsFolder, { recursive: true });
  const logs = files.filter((file) => /exthost\d+.*(remoteexthost|Bedrock Inference Profiles)\.log$/.test(file));
  for (const file of logs) {
    const host = /exthost\d+/.exec(file)?.[0] ?? "exthost";
    await cp(path.join(logsFolder, file), path.join(folder, `${host}-${path.basename(file)}`));
  }
}
