import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { homedir } from "node:os";
import type { Readable } from "node:stream";
import type { AwsCredentialIdentity } from "@smithy/types";
import { ProgramError } from "../errors/programError";
import { summarizeErrorOutput } from "../errors/programOutput";
import { isNonEmptyString, parseJsonObject } from "./credentialsJson";
import { parseExpiration } from "./expiration";
import { formatPath, programStartError } from "./programStartError";

/**
 * The maximum run time of a program, in milliseconds. The limit is high because the program may open a browser and wait for the
 * user.
 */
const maxRunMs = 300_000;

/**
 * The maximum output of a program, in bytes. Credentials take only a few kilobytes, and unlimited output could exhaust the
 * memory.
 */
const maxOutputBytes = 1_000_000;

/** The number of characters from the end of a program's error output that are kept until the program ends. */
const maxKeptChars = 20_000;

/** The exit code of shells, and of `env`, for a command that was not found. */
const commandNotFound = 127;

/** The output format that `credential_process` requires. */
interface Output {
  readonly Version?: unknown;
  readonly AccessKeyId?: unknown;
  readonly SecretAccessKey?: unknown;
  readonly SessionToken?: unknown;
  readonly Expiration?: unknown;
}

/**
 * Runs a `credential_process` command, given as a program and its arguments, and returns the credentials that it prints. Like the
 * AWS CLI, does not use a shell. Throws a ProgramError.
 *
 * Replaces the SDK's provider for several reasons. It runs a shell in the directory where the editor was started, which may be a
 * workspace that contains programs with the same names. It cannot be stopped. Its errors repeat the command line, which may
 * contain a password.
 */
export async function fromProgram(command: readonly string[], signal: AbortSignal): Promise<AwsCredentialIdentity> {
  const { Version, AccessKeyId, SecretAccessKey, SessionToken, Expiration } = parseOutput(await run(command, signal));
  if (Version !== 1 || !isNonEmptyString(AccessKeyId) || !isNonEmptyString(SecretAccessKey)) {
    throw new ProgramError("The program's output lacks Version 1, AccessKeyId or SecretAccessKey");
  }
  const expiration = expirationOf(Expiration);
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    ...(isNonEmptyString(SessionToken) ? { sessionToken: SessionToken } : {}),
    ...(expiration ? { expiration } : {}),
  };
}

function expirationOf(value: unknown): Date | undefined {
  let expiration: Date | undefined;
  try {
    expiration = parseExpiration(value);
  } catch (error) {
    throw new ProgramError(error instanceof Error ? error.message : String(error), {
      programFailure: "invalidExpiration",
    });
  }
  if (expiration && expiration.getTime() <= Date.now()) {
    throw new ProgramError("The program returned credentials that have expired", { programFailure: "expired" });
  }
  return expiration;
}

function parseOutput(output: string): Output {
  const parsed = parseJsonObject(output);
  if (!parsed) {
    throw new ProgramError("The program's output is not JSON");
  }
  return parsed;
}

/**
 * Runs the program and returns its standard output. Stops the program if the signal is aborted or if there is too much output.
 */
async function run([program, ...args]: readonly string[], signal: AbortSignal): Promise<string> {
  signal.throwIfAborted();
  if (!program) {
    throw new ProgramError("credential_process names no program");
  }
  const child = start(program, args);
  const ended = AbortSignal.any([signal, AbortSignal.timeout(maxRunMs)]);
  const stop = () => kill(child);
  ended.addEventListener("abort", stop, { once: true });
  try {
    const [output, errorOutput, code] = await Promise.all([
      readAll(child.stdout, stop),
      readEnd(child.stderr),
      exitOf(child, program),
    ]);
    if (code !== 0) {
      throw exitError(program, code, errorOutput);
    }
    return output;
  } finally {
    ended.removeEventListener("abort", stop);
  }
}

function exitError(program: string, code: number | string, errorOutput: string): ProgramError {
  const summary = summarizeErrorOutput(errorOutput, { isCut: errorOutput.length >= maxKeptChars });
  const message = `The program ended with ${code}: ${summary}`;
  return code === commandNotFound
    ? new ProgramError(`${message}\n${formatPath()}`, { program, programFailure: "commandNotFound" })
    : new ProgramError(message);
}

function start(program: string, args: readonly string[]) {
  try {
    return spawn(program, args, {
      cwd: homedir(),
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
      // Start a new process group so that the program's child processes can be stopped as well.
      detached: process.platform !== "win32",
    });
  } catch (error) {
    throw programStartError(program, error instanceof Error ? error : new Error());
  }
}

async function readAll(stream: Readable, onTooMuch: () => void): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxOutputBytes) {
      onTooMuch();
      throw new ProgramError("The program's output is more than 1 MB");
    }
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

async function readEnd(stream: Readable): Promise<string> {
  let end = "";
  for await (const piece of stream.setEncoding("utf8") as AsyncIterable<string>) {
    end = (end + piece).slice(-maxKeptChars);
  }
  return end;
}

/** Returns the program's exit code, or the signal that terminated it. */
function exitOf(child: ChildProcess, program: string): Promise<number | string> {
  return new Promise((resolve, reject) => {
    child.once("error", (error) => reject(programStartError(program, error)));
    child.once("close", (code, signal) => resolve(code ?? signal ?? "nothing"));
  });
}

function kill(child: ChildProcess): void {
  if (process.platform === "win32" || child.pid === undefined) {
    child.kill();
    return;
  }
  try {
    process.kill(-child.pid);
  } catch {
    // The process has already ended.
  }
}
