import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { runTests } from "@vscode/test-electron";
import { getBrowser } from "./browser";
import { localEndpointEnvironment } from "./environment";
import { repositoryRoot } from "./paths";
import { countingProgress } from "./progress";
import { standInVariable, type StandInTarget } from "./standIn";
import { removeFolder, temporaryFolder } from "./temporaryFolder";
import type { VSCode } from "./vscode";

export interface ExtensionHostRun {
  vscode: VSCode;
  /** The folder of the extension under development. */
  extension: string;
  /** The module whose `run` function is called in the extension host. */
  tests: string;
  /** The endpoint that the AWS SDK sends its requests to. */
  endpointUrl: string;
  settings: Record<string, unknown>;
  /** Additional environment variables of the extension host. */
  env?: Record<string, string | undefined>;
}

/**
 * Opens a new VS Code, runs a module in its extension host, and closes VS Code. Rejects if the `run` function of the
 * module rejects.
 */
export async function runInExtensionHost(run: ExtensionHostRun): Promise<void> {
  const temporary = temporaryFolder("extension");
  const before = process.cwd();
  try {
    const folder = path.join(temporary, "project");
    const userData = path.join(temporary, "user-data");
    await mkdir(folder);
    await mkdir(path.join(userData, "User"), { recursive: true });
    await writeFile(path.join(userData, "User/settings.json"), JSON.stringify(run.settings));
    const { executable, env } = await executableFor(run.vscode);
    // The process that `runTests` starts inherits the working directory of this process.
    process.chdir(temporary);
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: run.extension,
      extensionTestsPath: run.tests,
      launchArgs: [
        folder,
        `--user-data-dir=${userData}`,
        `--extensions-dir=${path.join(temporary, "extensions")}`,
        // Keeps VS Code from using the keychain of this machine.
        "--use-inmemory-secretstorage",
      ],
      extensionTestsEnv: { ...editorEnvironment(run.endpointUrl, temporary), ...run.env, ...env },
    });
  } finally {
    process.chdir(before);
    removeFolder(temporary);
  }
}

/** Returns the executable for `runTests` and its variables: VS Code itself, or its stand-in. */
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

/**
 * Returns the variables for `runTests`, which adds them to the environment of this process. Variables that VS Code must
 * not get are therefore removed by name.
 */
function editorEnvironment(endpointUrl: string, folder: string): NodeJS.ProcessEnv {
  const wanted = localEndpointEnvironment(endpointUrl, folder);
  const unwanted = Object.keys(process.env).filter((name) => !(name in wanted));
  return { ...Object.fromEntries(unwanted.map((name) => [name, undefined])), ...wanted };
}
