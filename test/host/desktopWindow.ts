import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { DesktopVSCode } from "./desktopVSCode";
import { startLeashed, type LeashedProcess } from "./leashedProcess";

export interface DesktopWindowOptions {
  /** The folder the window opens. */
  workspaceFolder: string;
  /** The editor's whole environment. */
  env: NodeJS.ProcessEnv;
  /** The folder of the extension to develop. */
  extension: string;
  /** The folders of other extensions to have beside it. */
  companions: readonly string[];
  /** User settings. */
  settings: Record<string, unknown>;
  /** Where the window keeps its data, apart from the person's own. */
  dataFolder: string;
}

/** Opens a desktop window that knows nothing of the person's own settings and extensions. It ends with this process. */
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
    // Not the keychain of this machine.
    "--use-inmemory-secretstorage",
    "--disable-updates",
    "--disable-workspace-trust",
    "--skip-welcome",
    "--skip-release-notes",
  ];
  // Its sandbox does not work for root, and VS Code then refuses to start.
  if (process.getuid?.() === 0) flags.push("--no-sandbox");
  return startLeashed(vscode.executable, [workspaceFolder, ...flags], { cwd: dataFolder, env, onOutput: () => {} });
}
