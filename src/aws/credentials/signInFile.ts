import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { AwsProfileKind } from "../../domain/awsProfile";
import type { Clock } from "../../util/clock";
import { systemClock } from "../../util/clock";
import { awsFiles } from "../sharedConfig/files";

/** The delays before each new attempt to read an incomplete file, in milliseconds. */
const pausesMs = [50, 100, 200, 400];

/**
 * Waits while the cache file of a sign-in is incomplete or locked because another process is writing it. Returns the text of the
 * file, even if it is still incomplete after the last attempt, or undefined if the file does not exist. Rejects with an AbortError
 * when the signal is aborted.
 */
export async function completeSignInFile(
  file: string,
  signal: AbortSignal,
  clock: Pick<Clock, "wait"> = systemClock,
): Promise<string | undefined> {
  let text = await readText(file);
  for (const pauseMs of pausesMs) {
    if (text === undefined || isComplete(text)) {
      break;
    }
    await clock.wait(pauseMs, signal);
    text = await readText(file);
  }
  return text;
}

/**
 * Returns true if the credentials of this kind come from a sign-in that has no cache file, which is so before the first sign-in and
 * after signing out; undefined otherwise.
 */
export async function lacksSignIn(kind: AwsProfileKind): Promise<true | undefined> {
  switch (kind.kind) {
    case "sso":
    case "legacySso":
    case "login":
      return (await readText(signInFile(kind))) === undefined ? true : undefined;
    default:
      return undefined;
  }
}

/** Returns the path of a sign-in's cache file, which is named after the session or start URL. */
export function signInFile(kind: AwsProfileKind & { readonly kind: "sso" | "legacySso" | "login" }): string {
  const [ssoFolder = "", loginFolder = ""] = awsFiles().signIns;
  if (kind.kind === "login") {
    return join(loginFolder, `${createHash("sha256").update(kind.session).digest("hex")}.json`);
  }
  const name = kind.kind === "sso" ? kind.session : kind.startUrl;
  return join(ssoFolder, `${createHash("sha1").update(name).digest("hex")}.json`);
}

/** Returns the text of a file, undefined if it does not exist, or an empty string if it cannot be read at the moment. */
async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    return code === "ENOENT" || code === "ENOTDIR" ? undefined : "";
  }
}

/** Returns whether a file is complete. A partly written object is not valid JSON. */
function isComplete(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
