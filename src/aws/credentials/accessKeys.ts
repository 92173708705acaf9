import type { AwsCredentialIdentity } from "@smithy/types";
import { CredentialsError } from "../errors/credentialsError";
import type { Section } from "../sharedConfig";
import type { Environment } from "../sharedConfig/defaultAwsProfile";
import { parseExpiration } from "./expiration";
import { misconfigured } from "./misconfigured";

/** Returns the access keys and session token in a section of one file, or undefined if either key is missing. */
export function keysInSection(section: Section | undefined): AwsCredentialIdentity | undefined {
  // The older name of the token takes precedence if it is present, even if it is empty (`TOKENS` of botocore's
  // SharedCredentialProvider).
  const sessionToken = section?.["aws_security_token"] ?? section?.["aws_session_token"];
  return identity(section?.["aws_access_key_id"], section?.["aws_secret_access_key"], sessionToken);
}

/** Returns the access keys in the environment, or undefined if either key is missing. */
export function keysInEnvironment(env: Environment): AwsCredentialIdentity | undefined {
  const sessionToken = env["AWS_SECURITY_TOKEN"] || env["AWS_SESSION_TOKEN"];
  return identity(env["AWS_ACCESS_KEY_ID"], env["AWS_SECRET_ACCESS_KEY"], sessionToken);
}

/** Returns the credentials in the environment. Throws a CredentialsError if they are incomplete or have expired. */
export function fromEnvironment(env: Environment): AwsCredentialIdentity {
  const keys = keysInEnvironment(env);
  if (!keys) {
    const missing = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"].filter((name) => !env[name]);
    throw misconfigured({ reason: "incomplete", names: missing });
  }
  // An invalid date is ignored, because the environment of VS Code cannot be corrected without a restart. AWS reports expired
  // keys anyway.
  const expiration = dateIn(env["AWS_CREDENTIAL_EXPIRATION"]);
  if (expiration && expiration.getTime() <= Date.now()) {
    throw new CredentialsError("credentialsExpired", {}, "The credentials in the environment have expired");
  }
  return { ...keys, ...(expiration ? { expiration } : {}) };
}

function dateIn(value: string | undefined): Date | undefined {
  try {
    return parseExpiration(value);
  } catch {
    return undefined;
  }
}

function identity(
  accessKeyId: string | undefined,
  secretAccessKey: string | undefined,
  sessionToken: string | undefined,
): AwsCredentialIdentity | undefined {
  return accessKeyId && secretAccessKey
    ? { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) }
    : undefined;
}
