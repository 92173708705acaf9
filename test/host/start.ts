/**
 * `npm start`: opens VS Code with the extension and the local endpoint. Pressing Ctrl-C or closing the desktop window
 * ends everything.
 */
import { cp } from "node:fs/promises";
import path from "node:path";
import { startEndpoint } from "../endpoint/server";
import { downloadDesktop, findInstalledDesktop, hasDisplay } from "./desktopVSCode";
import { openDesktopWindow } from "./desktopWindow";
import { localEndpointEnvironment } from "./environment";
import { runCommand } from "./leashedProcess";
import { npm } from "./npm";
import { endWithNpm } from "./npmWatch";
import { openInBrowser } from "./openInBrowser";
import { repositoryRoot } from "./paths";
import { stepProgress, type Progress } from "./progress";
import { startServedWindow } from "./served";
import { readStartOptions, startUsage, type StartOptions } from "./startOptions";
import { temporaryFolder } from "./temporaryFolder";
import { describeVSCode, getServed, type VSCode } from "./vscode";

/** Regions in three geographies. */
const settings = { "bedrockProfiles.regions": ["us-east-1", "eu-central-1", "ap-northeast-1"] };

async function main(): Promise<void> {
  endWithNpm();
  const options = readStartOptions(process.argv.slice(2));
  if (options === "help") {
    console.log(startUsage);
    return;
  }
  await stepProgress(1, 4)("Building the extension", buildExtension);
  const endpoint = await stepProgress(2, 4)("Starting the local endpoint", () => startEndpoint(options.endpoint));
  try {
    const vscode = await getVSCodeToShow(options, stepProgress(3, 4));
    console.log(describeVSCode(vscode));
    const { url, exited } = await stepProgress(4, 4)(`Starting VS Code ${vscode.version}`, () =>
      openWindow(vscode, endpoint.url, options),
    );
    console.log(`The local endpoint: ${endpoint.url}`);
    if (vscode.kind === "served") {
      console.log("Open this in a browser. Ctrl-C ends it.");
      if (hasDisplay()) openInBrowser(url);
    } else console.log("The window opens by itself. Ctrl-C, or closing it, ends it.");
    console.log(`Ready: ${url}`);
    process.exitCode = await exited;
  } finally {
    await endpoint.close();
  }
}

async function buildExtension(): Promise<void> {
  const { code, output } = await runCommand(...npm("run", "--silent", "build"), { cwd: repositoryRoot });
  if (code !== 0) throw new Error(`The extension could not be built:\n${output}`);
}

/** Returns desktop VS Code if it is installed or can be downloaded and would be visible, or else the served VS Code. */
async function getVSCodeToShow(options: StartOptions, progress: Progress): Promise<VSCode> {
  if (!options.web && hasDisplay()) {
    const desktop = (await findInstalledDesktop()) ?? (await downloadDesktop("newest", progress));
    if (desktop.kind === "desktop") return desktop;
    const served = await getServed("newest", progress);
    return { ...served, origin: `${served.origin}; ${desktop.reason}` };
  }
  return getServed("newest", progress);
}

/**
 * Returns the URL of the window (or of the endpoint, for a desktop window) and a promise that settles when the window
 * has closed.
 */
async function openWindow(
  vscode: VSCode,
  endpointUrl: string,
  { port }: StartOptions,
): Promise<{ url: string; exited: Promise<number> }> {
  const session = temporaryFolder("start");
  const workspaceFolder = path.join(session, "playground");
  await cp(path.join(repositoryRoot, "test/host/playground"), workspaceFolder, { recursive: true });
  const env = localEndpointEnvironment(endpointUrl, session);
  // The companion opens the view of the extension and the README next to it.
  const companions = [path.join(repositoryRoot, "test/host/opener")];
  const window = { workspaceFolder, env, extension: repositoryRoot, companions, settings };
  if (vscode.kind === "served") return startServedWindow(vscode, { ...window, port });
  const { exited } = await openDesktopWindow(vscode, { ...window, dataFolder: session });
  return { url: endpointUrl, exited };
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
