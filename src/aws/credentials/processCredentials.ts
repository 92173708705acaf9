import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { homedir } from "node:os";
import type { Readable } from "node:stream";
import type { AwsCredentialIdentity } from "@smithy/types";
import { redactLongTokens, redactSecrets } from "../errors/secrets";

/** A program may open a browser and wait for a person; one that never ends must not hold everything up for ever. */
const longestRun = 300_000;

/** Credentials take a few kilobytes. What goes on writing writes something else, and would fill the memory. In bytes. */
const mostOutput = 1_000_000;

/** Of what a program says about its failure, the log gets the end, in characters. */
const longestComplaint = 2000;

/** More is kept of it at first, so that a token is whole where it is looked for. */
const keptComplaint = 10 * longestComplaint;

/** What a program writes, by the contract of `credential_process`. */
interface Written {
  readonly Version?: unknown;
  readonly AccessKeyId?: unknown;
  readonly SecretAccessKey?: unknown;
  readonly SessionToken?: unknown;
  readonly Expiration?: unknown;
}

/**
 * Runs a `credential_process` command, which is a program and its arguments, and returns the credentials that it writes. Like
 * the AWS CLI, it uses no shell. Not left to the SDK, which uses one, runs it in the directory where the editor was started,
 * which may be a workspace with programs of the same names, cannot stop it, and repeats its command line, which may hold a
 * password, in errors.
 */
export async function fromProgram(command: readonly string[], signal: AbortSignal): Promise<AwsCredentialIdentity> {
  const written = readOutput(await run(command, signal));
  const { Version, AccessKeyId, SecretAccessKey, SessionToken, Expiration } = written;
  if (Version !== 1 || !isText(AccessKeyId) || !isText(SecretAccessKey)) {
    throw new Error("The program's output lacks Version 1, AccessKeyId or SecretAccessKey");
  }
  const expiration = isText(Expiration) ? new Date(Expiration) : undefined;
  if (expiration && !(expiration.getTime() > Date.now())) {
    throw new Error("The program gave credentials that have expired");
  }
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    ...(isText(SessionToken) ? { sessionToken: SessionToken } : {}),
    ...(expiration ? { expiration } : {}),
  };
}

function readOutput(output: string): Written {
  try {
    const written: unknown = JSON.parse(output);
    return typeof written === "object" && written !== null ? written : {};
  } catch {
    // The parser's own words would repeat a part of it.
    throw new Error("The program's output is not JSON");
  }
}

/** What the program writes to its standard output; it is ended when the signal is aborted, or when that is too much. */
async function run([program, ...args]: readonly string[], signal: AbortSignal): Promise<string> {
  signal.throwIfAborted();
  if (!program) {
    throw new Error("credential_process names no program");
  }
  const child = start(program, args);
  const ended = AbortSignal.any([signal, AbortSignal.timeout(longestRun)]);
  const end = () => kill(child);
  ended.addEventListener("abort", end, { once: true });
  try {
    const [output, complaint, code] = await Promise.all([
      readAll(child.stdout, end),
      readEnd(child.stderr),
      exitOf(child),
    ]);
    if (code !== 0) {
      // Cleaned first, because the end of a token that is cut in two does not look like one.
      const said = redactLongTokens(redactSecrets(complaint)).trim();
      throw new Error(`The program ended with ${code}: ${said.slice(-longestComplaint)}`);
    }
    return output;
  } finally {
    ended.removeEventListener("abort", end);
  }
}

function start(program: string, args: readonly string[]) {
  try {
    return spawn(program, args, {
      cwd: homedir(),
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
      // A group of its own, so that the program's children can be ended with it.
      detached: process.platform !== "win32",
    });
  } catch (error) {
    throw startFailure(error instanceof Error ? error : new Error());
  }
}

async function readAll(stream: Readable, onTooMuch: () => void): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostOutput) {
      onTooMuch();
      throw new Error("The program's output is more than 1 MB");
    }
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

async function readEnd(stream: Readable): Promise<string> {
  let end = "";
  for await (const piece of stream.setEncoding("utf8") as AsyncIterable<string>) {
    end = (end + piece).slice(-keptComplaint);
  }
  return end;
}

/** The code that the program ends with, or the signal that ends it. */
function exitOf(child: ChildProcess): Promise<number | string> {
  return new Promise((resolve, reject) => {
    child.once("error", (error) => reject(startFailure(error)));
    child.once("close", (code, signal) => resolve(code ?? signal ?? "nothing"));
  });
}

/** Node's own error has the command line. */
function startFailure(error: NodeJS.ErrnoException): Error {
  return new Error(
    error.code === "ENOENT"
      ? "The program was not found (ENOENT)"
      : `The program could not be started (${error.code ?? error.name})`,
  );
}

function kill(child: ChildProcess): void {
  if (process.platform === "win32" || child.pid === undefined) {
    child.kill();
    return;
  }
  try {
    process.kill(-child.pid);
  } catch {
    // It has ended already.
  }
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
