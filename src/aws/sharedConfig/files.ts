import { homedir } from "node:os";
import { join } from "node:path";
import { getHomeDir } from "@smithy/core/config";

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

function absolute(path: string | undefined, home: string): string | undefined {
  return path?.startsWith("~/") ? join(home, path.slice(2)) : path;
}
