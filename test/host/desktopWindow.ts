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
  /** The folder of the window's data, separate from the user's. */
  dataFolder: string;
}

/** Opens a desktop window without the user's own settings and extensions. It closes when this process ends. */
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
    // Does not use this machine's keychain.
    "--use-inmemory-secretstorage",
    "--disable-updates",
    "--disable-workspace-trust",
    "--skip-welcome",
    "--skip-release-notes",
  ];
  // VS Code does not start as root with its sandbox.
  if (process.getuid?.() === 0) flags.push("--no-sandbox");
  return startLeashed(vscode.executable, [workspaceFolder, ...flags], { cwd: dataFolder, env, onOutput: () => {} });
}
