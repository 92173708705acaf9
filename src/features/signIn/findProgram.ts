import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import path from "node:path";

/**
 * Returns the path of a program on the `PATH` of VS Code's environment, or undefined if it is not found. Skips relative folders,
 * because they are relative to the folder in which VS Code was started, which may be a workspace.
 */
export async function findProgram(name: string, env: NodeJS.ProcessEnv = process.env): Promise<string | undefined> {
  const isWindows = process.platform === "win32";
  // Skip batch files, because they need a shell, which would interpret characters in AWS profile names.
  const file = isWindows ? `${name}.exe` : name;
  const folders = (env["PATH"] ?? env["Path"] ?? "").split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  for (const folder of folders) {
    const candidate = path.join(folder, file);
    if (await isExecutable(candidate)) {
      return candidate;
    }
  }
  return undefined;
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
