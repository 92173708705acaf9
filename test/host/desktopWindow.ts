import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { DesktopVSCode } from "./desktopVSCode";
import { startLeashed, type LeashedProcess } from "./leashedProcess";

export interface DesktopWindowOptions {
  /** The folder that the window opens. */
  workspaceFolder: string;
  /** All environment variables of VS Code. */
  env: NodeJS.ProcessEnv;
  /** The folder of the extension under development. */
  extension: string;
  /** Folders of further extensions. */
  companions: readonly string[];
  /** User settings. */
  settings: Record<string, unknown>;
  /** The folder for the data of the window, separate from the user's data. */
  dataFolder: string;
}

/** Opens a desktop window without the user's settings and extensions. The window closes when this process ends. */
export async function openDesktopWindow(
  vscode: DesktopVSCode,
  { workspaceFolder, env, extension, companions, settings, dataFolder }: DesktopWindowOptions,
): Promise<LeashedProcess> {
  const userData = path.join(dataFolder, "user-data");
  await mkdir(path.join(userData, "User"), { recursive: true });
  await writeFile(path.join(userData, "User/settings.json"), JSON.stringify(settings, undefined, 2));
  const flags = [
    ...[extension, ...companions].map((folder) => `--extensionDevelopmentPath=${folder}`),
    `--user-data-dir=${userData}`,
    `--extensions-dir=${path.join(dataFolder, "extensions")}`,
    // Keeps VS Code from using the keychain of this machine.
    "--use-inmemory-secretstorage",
    "--disable-updates",
    "--disable-workspace-trust",
    "--skip-welcome",
    "--skip-release-notes",
  ];
  // VS Code refuses to run its sandbox as root.
  if (process.getuid?.() === 0) flags.push("--no-sandbox");
  return startLeashed(vscode.executable, [workspaceFolder, ...flags], { cwd: dataFolder, env, onOutput: () => {} });
}
