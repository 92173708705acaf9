import { spawn } from "node:child_process";
import path from "node:path";
import { beforeEnding } from "./ending";
import { repositoryRoot } from "./paths";

export interface LeashedProcessOptions {
  cwd?: string;
  /** All environment variables of the process. Defaults to `process.env`. */
  env?: NodeJS.ProcessEnv;
  /** Folders to remove after the process has ended. */
  remove?: readonly string[];
  /**
   * Called with each chunk of standard output and standard error. By default, both are written to those of this
   * process.
   */
  onOutput?: (text: string) => void;
}

export interface LeashedProcess {
  /** Resolves with the exit code after the process and everything that it started have ended. Never rejects. */
  readonly exited: Promise<number>;
  /** Ends the process and everything that it started. Resolves after they have ended and the folders are removed. */
  stop(): Promise<void>;
}

/**
 * Starts a process that ends, together with everything that it started, no later than this process, even if this
 * process is killed. Ctrl-C does not reach the process directly: this process stops it and then exits.
 */
export function startLeashed(
  command: string,
  args: readonly string[],
  options: LeashedProcessOptions = {},
): LeashedProcess {
  const leash = path.join(repositoryRoot, "test/host/leash.mjs");
  const folders = (options.remove ?? []).flatMap((folder) => ["--remove", folder]);
  const output = options.onOutput ? "pipe" : "inherit";
  const child = spawn(process.execPath, [leash, ...folders, "--", command, ...args], {
    cwd: options.cwd,
    env: options.env ?? process.env,
    detached: process.platform !== "win32",
    windowsHide: true,
    stdio: ["pipe", output, output],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => options.onOutput?.(text));
  }
  // The pipe breaks if the process ends first, and the exit event reports that.
  child.stdin?.on("error", () => {});
  const exited = new Promise<number>((resolve) => {
    child.on("error", () => resolve(127));
    child.on("close", (code) => resolve(code ?? 1));
  });
  const stop = async (): Promise<void> => {
    child.stdin?.end();
    await exited;
  };
  const takeBack = beforeEnding(stop);
  child.on("close", takeBack);
  return { exited, stop };
}

/** The output and exit code of a command. */
export interface CommandResult {
  code: number;
  output: string;
}

/** Runs a command and returns its output. Never rejects; the exit code is in `code`. */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: Omit<LeashedProcessOptions, "onOutput"> = {},
): Promise<CommandResult> {
  let output = "";
  const { exited } = startLeashed(command, args, { ...options, onOutput: (text) => (output += text) });
  return { code: await exited, output };
}
