/**
 * Runs the extension tests in one VS Code: `tsx test/extension/main.ts oldest|newest [part of a file's name]`. The
 * endpoint runs here, outside of the editor, which finds it by AWS_ENDPOINT_URL. BEDROCK_PROFILES_VSCODE may hold the
 * VS Code to take, as JSON, when it has been got already.
 */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { runTests } from "@vscode/test-electron";
import { startEndpoint } from "../endpoint/server";
import { getBrowser } from "../host/browser";
import { localEndpointEnvironment } from "../host/environment";
import { repositoryRoot } from "../host/paths";
import { countingProgress } from "../host/progress";
import { standInVariable, type StandInTarget } from "../host/standIn";
import { removeFolder, temporaryFolder } from "../host/temporaryFolder";
import { describeVSCode, getVSCode, type VSCode } from "../host/vscode";
import { buildSuites } from "./build";

/** What the suites start with. A suite may change it, and puts it back. */
const settings = { "bedrockProfiles.regions": ["us-east-1", "eu-central-1"] };

async function main(): Promise<void> {
  const [choice, filter = ""] = process.argv.slice(2);
  if (choice !== "oldest" && choice !== "newest") throw new Error("Say which VS Code: oldest or newest.");
  const given = process.env["BEDROCK_PROFILES_VSCODE"];
  const vscode = given ? (JSON.parse(given) as VSCode) : await getVSCode(choice, countingProgress);
  console.log(describeVSCode(vscode));
  const extensionTestsPath = await buildSuites(filter);
  const endpoint = await startEndpoint();
  const temporary = temporaryFolder("extension");
  try {
    const folder = path.join(temporary, "project");
    const userData = path.join(temporary, "user-data");
    await mkdir(folder);
    await mkdir(path.join(userData, "User"), { recursive: true });
    await writeFile(path.join(userData, "User/settings.json"), JSON.stringify(settings));
    const { executable, env } = await executableFor(vscode);
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: repositoryRoot,
      extensionTestsPath,
      launchArgs: [folder, `--user-data-dir=${userData}`, `--extensions-dir=${path.join(temporary, "extensions")}`],
      extensionTestsEnv: { ...editorEnvironment(endpoint.url, temporary), ...env },
    });
  } finally {
    await endpoint.close();
    removeFolder(temporary);
  }
}

/** What `runTests` starts, with the variables it needs: the program itself, or one that takes its place. */
async function executableFor(vscode: VSCode): Promise<{ executable: string; env: Record<string, string> }> {
  const host = path.join(repositoryRoot, "test/host");
  if (vscode.kind === "served") {
    const browser = await getBrowser(countingProgress);
    const target: StandInTarget = { vscode, browser: browser.executable };
    return { executable: path.join(host, "standIn.cjs"), env: { [standInVariable]: JSON.stringify(target) } };
  }
  if (!vscode.needsXvfb) return { executable: vscode.executable, env: {} };
  return { executable: path.join(host, "xvfb.sh"), env: { BEDROCK_PROFILES_DESKTOP: vscode.executable } };
}

/** `runTests` adds to this process's environment; what must not reach the editor is taken out by name. */
function editorEnvironment(endpointUrl: string, folder: string): NodeJS.ProcessEnv {
  const wanted = localEndpointEnvironment(endpointUrl, folder);
  const unwanted = Object.keys(process.env).filter((name) => !(name in wanted));
  return { ...Object.fromEntries(unwanted.map((name) => [name, undefined])), ...wanted };
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
