/**
 * Runs a command in a new process group and ends the whole group when the parent process ends, for any reason:
 *
 * node leash.mjs [--remove FOLDER]... -- COMMAND [ARGUMENT]...
 *
 * The parent keeps the standard input of this process open, and closing that pipe is the signal to end. The pipe closes
 * even if the parent is killed, which no signal handler in the parent could guarantee. The temporary folders FOLDER are
 * removed at the end.
 */
import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { allowRemoval, removeFolder } from "./removal.cjs";

/** The time limit for a command to exit after a signal, in milliseconds. */
const timeoutMs = 3000;

/** The interval between checks whether the group has ended, in milliseconds. */
const intervalMs = 25;

const separator = process.argv.indexOf("--");
const folders = process.argv.slice(2, separator).filter((argument) => argument !== "--remove");
const [command, ...args] = process.argv.slice(separator + 1);
folders.forEach(allowRemoval);

const onWindows = process.platform === "win32";
const child = spawn(command, args, {
  stdio: ["ignore", "inherit", "inherit"],
  detached: !onWindows,
  windowsHide: true,
});

/** @param {NodeJS.Signals} signal */
function signalGroup(signal) {
  if (child.pid === undefined) return;
  if (onWindows) {
    spawnSync("taskkill", ["/pid", String(child.pid), "/T", "/F"], { stdio: "ignore" });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // ESRCH: the group has already ended.
    if (error.code !== "ESRCH") throw error;
  }
}

/**
 * Returns whether the command or any process that it started is still running. No event reports the end of a process
 * group.
 */
function groupIsRunning() {
  if (onWindows || child.pid === undefined) return false;
  if (process.platform === "linux") return readdirSync("/proc").some(isRunningMember);
  try {
    return process.kill(-child.pid, 0);
  } catch {
    return false;
  }
}

/**
 * Returns whether a process belongs to the group and is not a zombie, because a container may contain many zombies.
 *
 * @param {string} entry a name in /proc
 */
function isRunningMember(entry) {
  if (!/^\d+$/.test(entry)) return false;
  try {
    // The format is `pid (command) state parent group ...`, where the command can contain any character.
    const [, state, group] = /\) (\S) \d+ (\d+) [^)]*$/.exec(readFileSync(`/proc/${entry}/stat`, "utf8")) ?? [];
    return Number(group) === child.pid && state !== "Z";
  } catch {
    return false;
  }
}

let code = 1;
let stopped = false;

/** Asks the whole group to exit, and gives each process time to clean up. */
async function stop() {
  if (stopped) return;
  stopped = true;
  signalGroup("SIGTERM");
  const deadline = Date.now() + timeoutMs;
  while (groupIsRunning() && Date.now() < deadline) await delay(intervalMs);
  end();
}

function end() {
  // Processes that the command started may still be running.
  signalGroup("SIGKILL");
  folders.forEach(removeFolder);
  process.exit(code);
}

child.on("error", (error) => {
  console.error(`${command}: ${error.message}`);
  code = 127;
  end();
});
child.on("exit", (exitCode) => {
  code = exitCode ?? 1;
  if (!stopped) end();
});
process.stdin.on("end", stop).on("error", stop).resume();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
