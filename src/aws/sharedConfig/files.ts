import { homedir } from "node:os";
import { join } from "node:path";
import { getHomeDir } from "@smithy/core/config";

/** The paths of the shared AWS files and of the sign-in caches, where the SDK and the AWS CLI look for them. */
export interface AwsFiles {
  readonly config: string;
  readonly credentials: string;
  /** The cache folders with one file per sign-in: one folder for IAM Identity Center and one for the console. */
  readonly signIns: readonly string[];
}

/** Returns the paths according to the current environment variables. */
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
