import { execFile } from "node:child_process";
import { homedir } from "node:os";
import { promisify } from "node:util";
import type { SignInRequest } from "../../domain/signIn";

/** A version as its major, minor, and patch numbers. */
export type Version = readonly [major: number, minor: number, patch: number];

/** The timeout in milliseconds. It is long because a cold start of the AWS CLI takes several seconds on a slow disk. */
const timeoutMs = 15_000;

/** The first AWS CLI version that supports each feature, such as `sso-session` sections, `--use-device-code`, and `aws login`. */
const first = { ssoSession: [2, 9, 0], useDeviceCode: [2, 22, 0], login: [2, 32, 0], sso: [2, 0, 0] } as const;

/**
 * Returns the version of an AWS CLI by running it with `--version`, in the home directory and without a shell. Returns undefined
 * if it does not report a version.
 */
export async function readAwsCliVersion(program: string, env: NodeJS.ProcessEnv): Promise<Version | undefined> {
  try {
    const options = { cwd: homedir(), env, timeout: timeoutMs, windowsHide: true };
    const { stdout, stderr } = await promisify(execFile)(program, ["--version"], options);
    // Some releases of version 1 print the version to standard error.
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

/** Returns the minimum version that a sign-in requires. */
export function neededVersion({ kind, usesSession }: Pick<SignInRequest, "kind" | "usesSession">): Version {
  if (kind === "login") {
    return first.login;
  }
  return usesSession ? first.ssoSession : first.sso;
}

/** Returns whether a version always uses a device code. This is the case for versions without `--use-device-code`. */
export function alwaysUsesDeviceCode(version: Version | undefined): boolean {
  return version !== undefined && isOlder(version, first.useDeviceCode);
}

/** Returns whether a version is older than another one. */
export function isOlder(version: Version, other: Version): boolean {
  const index = version.findIndex((number, place) => number !== other[place]);
  return index >= 0 && (version[index] ?? 0) < (other[index] ?? 0);
}
