import { spawn } from "node:child_process";
import path from "node:path";
import { beforeEnding } from "./ending";
import { repositoryRoot } from "./paths";

export interface LeashedProcessOptions {
  cwd?: string;
  /** The whole environment of the process; `process.env` when left out. */
  env?: NodeJS.ProcessEnv;
  /** Folders to remove once the process has ended. */
  remove?: readonly string[];
  /** Called with each piece of standard output and standard error. Without it both go to this process's own. */
  onOutput?: (text: string) => void;
}

export interface LeashedProcess {
  /** The exit code, once the process and all it started have ended. Never rejects. */
  readonly exited: Promise<number>;
  /** Ends the process and all it started; resolves when they are gone and the folders are removed. */
  stop(): Promise<void>;
}

/**
 * Starts a process that ends, with everything it starts in turn, at the latest when this process does, even if this
 * one is killed. Ctrl-C does not reach it directly: this process stops it, then ends itself.
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
  // The pipe breaks when the process ends first; its exit tells of that.
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

/** What a command printed, and how it ended. */
export interface CommandResult {
  code: number;
  output: string;
}

/** Runs a command to its end and gives what it printed. Never rejects: see `code`. */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: Omit<LeashedProcessOptions, "onOutput"> = {},
): Promise<CommandResult> {
  let output = "";
  const { exited } = startLeashed(command, args, { ...options, onOutput: (text) => (output += text) });
  return { code: await exited, output };
}
