import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** The interval between checks whether npm is still running, in milliseconds. */
const intervalMs = 1000;

/**
 * Ends this process, like a signal, when its `npm run` has been killed. npm forwards signals to a shell, which ends
 * without forwarding them to its child processes. Does nothing outside of `npm run`.
 */
export function endWithNpm(): void {
  if (!process.env["npm_lifecycle_event"] || process.platform === "win32") return;
  // The ancestors of this process are tsx, the shell, and npm.
  const tsx = process.ppid;
  const shell = parentOf(tsx);
  setInterval(() => {
    if (process.ppid !== tsx || parentOf(tsx) !== shell) process.kill(process.pid, "SIGTERM");
  }, intervalMs).unref();
}

/** Returns the ID of a process's parent, which changes when the parent has ended. */
function parentOf(pid: number): number | undefined {
  try {
    if (process.platform !== "linux")
      return Number(execFileSync("ps", ["-o", "ppid=", "-p", String(pid)], { encoding: "utf8" }));
    // The format is `pid (command) state ppid ...`, where the command can contain any character.
    return Number(/\) \S (\d+) [^)]*$/.exec(readFileSync(`/proc/${pid}/stat`, "utf8"))?.[1]);
  } catch {
    return undefined;
  }
}
