import { existsSync, readFileSync, realpathSync } from "node:fs";
import path from "node:path";
import { downloadAndUnzipVSCode, SilentReporter } from "@vscode/test-electron";
import { fetchStableVersions } from "@vscode/test-electron/out/download.js";
import { runCommand } from "./leashedProcess";
import { vscodeCache } from "./paths";
import { findOnPath } from "./programs";
import type { Progress } from "./progress";
import { oldestVSCodeVersion, type VSCodeChoice } from "./vscodeVersions";

/** A desktop VS Code that can be started on this machine. */
export interface DesktopVSCode {
  kind: "desktop";
  version: string;
  /** Where this VS Code comes from, as a phrase for messages, such as "desktop; downloaded". */
  origin: string;
  /** The executable, not its command-line tool, which would return before the window is closed. */
  executable: string;
  /** Whether VS Code must be started with `xvfb-run` because there is no display. */
  needsXvfb: boolean;
}

/** Why desktop VS Code is not available, as a phrase for messages. */
export interface NoDesktop {
  kind: "none";
  reason: string;
}

/** The time limit for a response from the download server, in milliseconds. */
const timeoutMs = 5000;

/** Downloads a version of desktop VS Code into `.vscode-test`, unless it cannot run on this machine. */
export async function downloadDesktop(choice: VSCodeChoice, progress: Progress): Promise<DesktopVSCode | NoDesktop> {
  const display = findDisplay();
  if (display === "none") return { kind: "none", reason: "there is no display for the desktop one, and no xvfb-run" };
  const versions = await fetchStableVersions(true, timeoutMs).catch((error: unknown) => reasonOf(error));
  if (typeof versions === "string") {
    return { kind: "none", reason: `the desktop download could not be reached: ${versions}` };
  }
  const version = choice === "newest" ? versions[0] : oldestVSCodeVersion();
  if (!version) return { kind: "none", reason: "the download server lists no version" };
  try {
    const executable = await progress(`Downloading VS Code ${version}`, () =>
      downloadAndUnzipVSCode({ version, cachePath: vscodeCache, reporter: new SilentReporter(), timeout: 60_000 }),
    );
    const refusal = await whyItDoesNotRun(executable);
    if (refusal) return { kind: "none", reason: `the downloaded desktop one does not run here: ${refusal}` };
    return { kind: "desktop", version, origin: "desktop; downloaded", executable, needsXvfb: display === "xvfb" };
  } catch (error) {
    return { kind: "none", reason: `the desktop download failed: ${reasonOf(error)}` };
  }
}

/** Returns the installed desktop VS Code, or undefined if it is not installed or there is no display. */
export async function findInstalledDesktop(): Promise<DesktopVSCode | undefined> {
  if (!hasDisplay()) return undefined;
  for (const executable of installedExecutables().filter((file) => existsSync(file))) {
    if (await whyItDoesNotRun(executable)) continue;
    const origin = "desktop; already on this machine";
    return { kind: "desktop", version: readVersion(executable), origin, executable, needsXvfb: false };
  }
  return undefined;
}

/** Returns whether an opened window would be visible. */
export function hasDisplay(): boolean {
  return findDisplay() === "own";
}

function findDisplay(): "own" | "xvfb" | "none" {
  if (process.platform !== "linux" || process.env["DISPLAY"] || process.env["WAYLAND_DISPLAY"]) return "own";
  return findOnPath("xvfb-run") ? "xvfb" : "none";
}

/**
 * Returns the possible paths of the executable: in the installation folders, and next to the `code` command on the
 * PATH.
 */
function installedExecutables(): string[] {
  const local = process.env["LOCALAPPDATA"] ?? "";
  const programs = process.env["ProgramFiles"] ?? "";
  const code = findOnPath("code");
  const beside = code ? path.dirname(path.dirname(realpathSync(code))) : undefined;
  switch (process.platform) {
    case "darwin":
      return [
        "/Applications/Visual Studio Code.app/Contents/MacOS/Electron",
        "/Applications/Visual Studio Code.app/Contents/MacOS/Code",
        ...(beside ? [path.join(beside, "../../MacOS/Electron"), path.join(beside, "../../MacOS/Code")] : []),
      ];
    case "win32":
      return [local && path.join(local, "Programs"), programs, beside && path.dirname(beside)].flatMap((root) =>
        root ? [path.join(root, "Microsoft VS Code/Code.exe")] : [],
      );
    default:
      return [
        ...(beside ? [path.join(beside, "code")] : []),
        "/usr/share/code/code",
        "/snap/code/current/usr/share/code/code",
      ];
  }
}

/**
 * Returns why the program cannot be loaded (for example because of a missing library), or undefined if it can. Requires
 * no display.
 */
async function whyItDoesNotRun(executable: string): Promise<string | undefined> {
  const { code, output } = await runCommand(executable, ["-p", "process.versions.electron"], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
  });
  return code === 0 ? undefined : (output.trim().split("\n")[0] ?? `exit code ${code}`);
}

function readVersion(executable: string): string {
  const places = ["resources/app/package.json", "../Resources/app/package.json"];
  const file = places.map((place) => path.join(path.dirname(executable), place)).find((file) => existsSync(file));
  return file ? (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version : "of an unknown version";
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = (error as NodeJS.ErrnoException).code;
  return code ?? error.message;
}
