import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** How often it is looked whether npm is still there, in milliseconds. */
const interval = 1000;

/**
 * Ends this process, as a signal would, when the `npm run` it belongs to has been killed. npm passes a signal on to a
 * shell, and the shell dies of it without telling what it has started. Does nothing outside of `npm run`.
 */
export function endWithNpm(): void {
  if (!process.env["npm_lifecycle_event"] || process.platform === "win32") return;
  // Above this process: tsx, then the shell, then npm.
  const tsx = process.ppid;
  const shell = parentOf(tsx);
  setInterval(() => {
    if (process.ppid !== tsx || parentOf(tsx) !== shell) process.kill(process.pid, "SIGTERM");
  }, interval).unref();
}

/** The ID of a process's parent; another one than before when that has ended. */
function parentOf(pid: number): number | undefined {
  try {
    if (process.platform !== "linux")
      return Number(execFileSync("ps", ["-o", "ppid=", "-p", String(pid)], { encoding: "utf8" }));
    // `pid (command) state ppid ...`, where the command may hold anything.
    return Number(/\) \S (\d+) [^)]*$/.exec(readFileSync(`/proc/${pid}/stat`, "utf8"))?.[1]);
  } catch {
    return undefined;
  }
}
