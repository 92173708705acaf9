import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import path from "node:path";

/**
 * Where a program is, by the PATH of the editor's own environment. Folders that are not absolute are left out: they would be
 * looked for where the editor was started, which may be a workspace.
 */
export async function findProgram(name: string, env: NodeJS.ProcessEnv = process.env): Promise<string | undefined> {
  const isWindows = process.platform === "win32";
  // A batch file would need a shell, which takes names of AWS profiles apart.
  const file = isWindows ? `${name}.exe` : name;
  const folders = (env["PATH"] ?? env["Path"] ?? "").split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  for (const folder of folders) {
    const candidate = path.join(folder, file);
    if (await isProgram(candidate)) {
      return candidate;
    }
  }
  return undefined;
}

async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
