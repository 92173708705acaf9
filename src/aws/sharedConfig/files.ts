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
    config: expand(env["AWS_CONFIG_FILE"] || "~/.aws/config", home),
    credentials: expand(env["AWS_SHARED_CREDENTIALS_FILE"] || "~/.aws/credentials", home),
    signIns: [
      join(home, ".aws", "sso", "cache"),
      env["AWS_LOGIN_CACHE_DIRECTORY"] ?? join(homedir(), ".aws", "login", "cache"),
    ],
  };
}

/** Expands variables and the home directory like botocore (`raw_config_parse`). An unknown variable stays as it is. */
function expand(path: string, home: string): string {
  const variables = process.platform === "win32" ? /\$(\w+)|\$\{([^}]*)\}|%([^%]+)%/g : /\$(\w+)|\$\{([^}]*)\}/g;
  const expanded = path.replace(variables, (whole, plain?: string, braced?: string, percent?: string) => {
    const name = plain ?? braced ?? percent ?? "";
    return Object.hasOwn(process.env, name) ? (process.env[name] ?? whole) : whole;
  });
  return /^~(?:[\\/]|$)/.test(expanded) ? join(home, expanded.slice(1)) : expanded;
}
