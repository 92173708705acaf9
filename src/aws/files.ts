import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { getHomeDir } from "@smithy/core/config";
import type { ConfigFault } from "../core/awsProfile";

/** Where AWS's shared files and the caches of sign-ins are, as the SDK and the AWS CLI look for them. */
export interface AwsFiles {
  readonly config: string;
  readonly credentials: string;
  /** Folders that hold a file for each sign-in: those of IAM Identity Center, and those to the console. */
  readonly signIns: readonly string[];
}

/** The files of the environment as it is now. */
export function awsFiles(): AwsFiles {
  const home = getHomeDir();
  const { env } = process;
  return {
    config: absolute(env["AWS_CONFIG_FILE"] || undefined, home) ?? join(home, ".aws", "config"),
    credentials: absolute(env["AWS_SHARED_CREDENTIALS_FILE"] || undefined, home) ?? join(home, ".aws", "credentials"),
    signIns: [
      join(home, ".aws", "sso", "cache"),
      env["AWS_LOGIN_CACHE_DIRECTORY"] ?? join(homedir(), ".aws", "login", "cache"),
    ],
  };
}

/** What is wrong with the shared files themselves. One that is not there is no fault. */
export async function findConfigFaults(): Promise<ConfigFault[]> {
  const { config, credentials } = awsFiles();
  const faults = await Promise.all([config, credentials].map(faultOf));
  return faults.filter((fault) => fault !== undefined);
}

async function faultOf(path: string): Promise<ConfigFault | undefined> {
  try {
    const text = await readFile(path, "utf8");
    const lines = text.split(/\r?\n/).filter((line) => !/^\s*([#;]|$)/.test(line));
    // The SDK's reader leaves out what stands before the first section, without a word.
    const isOdd =
      text.includes("\0") || text.includes("\uFFFD") || (lines[0] !== undefined && !/^\s*\[/.test(lines[0]));
    return isOdd ? { path, kind: "odd" } : undefined;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ENOENT"
      ? undefined
      : { path, kind: "unreadable" };
  }
}

function absolute(path: string | undefined, home: string): string | undefined {
  return path?.startsWith("~/") ? join(home, path.slice(2)) : path;
}
