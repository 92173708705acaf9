import {
  execFile,
  spawn,
  spawnSync,
  type ChildProcess,
  type SpawnOptions,
  type SpawnSyncReturns,
} from "node:child_process";
import { mkdirSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { removeFolder, temporaryFolder, temporaryRoot, temporaryRootVariable } from "./temporaryFolder";

/** The working directory and environment variables of a program, as options for `spawn`. */
export interface Sandbox {
  cwd: string;
  env: NodeJS.ProcessEnv;
}

export interface ProgramOptions {
  /** Variables that extend those of the sandbox. `undefined` removes a variable. */
  env?: NodeJS.ProcessEnv;
  /** The working directory, which must be temporary. Defaults to an empty folder in the sandbox. */
  cwd?: string;
}

/** The output of a program, and the names of the files that it left in its working directory. */
export interface ProgramResult {
  stdout: string;
  stderr: string;
  files: string[];
}

/** The maximum output of a program, in bytes. */
const largestOutput = 100_000_000;

/** The variables that programs need from this process, for the PATH, the display, output, and test options. */
const inherited = new RegExp(
  `^(${[
    "PATH|PATHEXT|SystemRoot|SystemDrive|windir|ComSpec|ProgramFiles.*|ProgramData|NUMBER_OF_PROCESSORS",
    "USER|LOGNAME|USERNAME|SHELL|LANG|LANGUAGE|LC_.*|TZ|TERM|COLORTERM|FORCE_COLOR|NO_COLOR|CI",
    "DISPLAY|XAUTHORITY|LD_LIBRARY_PATH|CHROME_PATH|PLAYWRIGHT_.*|E2E_EXTENSION|BEDROCK_PROFILES_.*|npm_execpath",
  ].join("|")})$`,
  "i",
);

/**
 * Creates a temporary folder for programs under test. It contains the home folder, settings, caches, temporary files,
 * AWS files and the working directory. Programs inherit nothing from the AWS configuration of this machine, so that a
 * faulty program or an unquoted command cannot damage any real files.
 */
export function sandbox(folder: string): Sandbox {
  const inside = (...names: string[]) => {
    const file = path.join(folder, ...names);
    mkdirSync(file, { recursive: true, mode: 0o700 });
    return file;
  };
  const home = inside("home");
  // The name is short because the folder contains sockets, whose paths have a limited length.
  const temporary = inside("t");
  const env: NodeJS.ProcessEnv = {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => inherited.test(name))),
    HOME: home,
    USERPROFILE: home,
    APPDATA: inside("home", "AppData", "Roaming"),
    LOCALAPPDATA: inside("home", "AppData", "Local"),
    XDG_CONFIG_HOME: path.join(home, ".config"),
    XDG_CACHE_HOME: path.join(home, ".cache"),
    XDG_DATA_HOME: path.join(home, ".local", "share"),
    XDG_STATE_HOME: path.join(home, ".local", "state"),
    XDG_RUNTIME_DIR: temporary,
    TMPDIR: temporary,
    TEMP: temporary,
    TMP: temporary,
    [temporaryRootVariable]: temporaryRoot,
    AWS_CONFIG_FILE: path.join(home, ".aws", "config"),
    AWS_SHARED_CREDENTIALS_FILE: path.join(home, ".aws", "credentials"),
    AWS_EC2_METADATA_DISABLED: "true",
  };
  const { WAYLAND_DISPLAY: display, XDG_RUNTIME_DIR: runtimeFolder } = process.env;
  // The name is relative to the folder that the sandbox replaces.
  if (display) env["WAYLAND_DISPLAY"] = path.resolve(runtimeFolder ?? "", display);
  return { cwd: inside("work"), env };
}

/** Runs a program in a new sandbox, which is removed afterwards. Rejects like `execFile` if the program fails. */
export async function runProgram(
  command: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<ProgramResult> {
  const folder = temporaryFolder("program");
  try {
    const where = sandboxWith(folder, options);
    const { stdout, stderr } = await promisify(execFile)(command, args, {
      ...where,
      encoding: "utf8",
      maxBuffer: largestOutput,
    });
    return { stdout, stderr, files: await readdir(where.cwd) };
  } finally {
    removeFolder(folder);
  }
}

/** Does the same as `runProgram`, but synchronously. Returns how the program ended. */
export function runProgramSync(command: string, args: readonly string[], input = ""): SpawnSyncReturns<string> {
  const folder = temporaryFolder("program");
  try {
    return spawnSync(command, args, { ...sandbox(folder), encoding: "utf8", input, maxBuffer: largestOutput });
  } finally {
    removeFolder(folder);
  }
}

/**
 * Starts a program in a new sandbox, which is removed when this process ends. The caller waits for the program to end.
 */
export function startProgram(
  command: string,
  args: readonly string[],
  { stdio, ...options }: ProgramOptions & Pick<SpawnOptions, "stdio"> = {},
): ChildProcess {
  return spawn(command, args, { ...sandboxWith(temporaryFolder("program"), options), stdio });
}

function sandboxWith(folder: string, { env, cwd }: ProgramOptions): Sandbox {
  const own = sandbox(folder);
  return { cwd: cwd ?? own.cwd, env: { ...own.env, ...env } };
}
