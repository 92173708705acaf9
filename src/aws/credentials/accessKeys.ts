import type { AwsCredentialIdentity } from "@smithy/types";
import type { Section } from "../sharedConfig";
import type { Environment } from "../sharedConfig/defaultAwsProfile";

/** Returns the access keys of one file's section, or undefined if it lacks one. The session token is of the same section. */
export function keysInSection(section: Section | undefined): AwsCredentialIdentity | undefined {
  // The older name of the token decides if it is there, even if it is empty (`TOKENS` of botocore's SharedCredentialProvider).
  const sessionToken = section?.["aws_security_token"] ?? section?.["aws_session_token"];
  return identity(section?.["aws_access_key_id"], section?.["aws_secret_access_key"], sessionToken);
}

/** Returns the access keys of the environment, or undefined if there is none or only one of the two. */
export function keysInEnvironment(env: Environment): AwsCredentialIdentity | undefined {
  const sessionToken = env["AWS_SECURITY_TOKEN"] || env["AWS_SESSION_TOKEN"];
  return identity(env["AWS_ACCESS_KEY_ID"], env["AWS_SECRET_ACCESS_KEY"], sessionToken);
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
