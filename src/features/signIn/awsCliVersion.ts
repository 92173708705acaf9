import { execFile } from "node:child_process";
import { homedir } from "node:os";
import { promisify } from "node:util";
import type { SignInRequest } from "../../domain/signIn";

/** Major, minor and patch number. */
export type Version = readonly [major: number, minor: number, patch: number];

/** A cold start of the AWS CLI takes seconds on a slow disk. */
const timeoutMs = 15_000;

/** The first version with `sso-session` sections, with `--use-device-code`, and with `aws login`. */
const first = { ssoSession: [2, 9, 0], useDeviceCode: [2, 22, 0], login: [2, 32, 0], sso: [2, 0, 0] } as const;

/**
 * Returns the version of an AWS CLI by running it with `--version`, in the home directory and without a shell. Returns undefined
 * if it does not report one.
 */
export async function readAwsCliVersion(program: string, env: NodeJS.ProcessEnv): Promise<Version | undefined> {
  try {
    const options = { cwd: homedir(), env, timeout: timeoutMs, windowsHide: true };
    const { stdout, stderr } = await promisify(execFile)(program, ["--version"], options);
    // Some releases of version 1 write it to standard error.
    return parseVersion(`${stdout}\n${stderr}`);
  } catch {
    return undefined;
  }
}

/** Returns the version in the output of `aws --version`, such as `aws-cli/2.32.5 Python/3.13.9 Linux/6.1`. */
export function parseVersion(output: string): Version | undefined {
  const [, major, minor, patch] = /\baws-cli\/(\d{1,4})\.(\d{1,4})\.(\d{1,4})/.exec(output) ?? [];
  return major === undefined ? undefined : [Number(major), Number(minor), Number(patch)];
}

/** Returns the version that a sign-in needs. */
export function neededVersion({ kind, usesSession }: Pick<SignInRequest, "kind" | "usesSession">): Version {
  if (kind === "login") {
    return first.login;
  }
  return usesSession ? first.ssoSession : first.sso;
}

/** Returns whether `--use-device-code` is missing and not needed, because older versions always use a device code. */
export function alwaysUsesDeviceCode(version: Version | undefined): boolean {
  return version !== undefined && isOlder(version, first.useDeviceCode);
}

/** Returns whether a version is older than another one. */
export function isOlder(version: Version, other: Version): boolean {
  const index = version.findIndex((number, place) => number !== other[place]);
  return index >= 0 && (version[index] ?? 0) < (other[index] ?? 0);
}
