import type { AssumeRoleCommandInput, Credentials, STSClientConfig } from "@aws-sdk/client-sts";
import { AssumeRoleCommand, AssumeRoleWithWebIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import type { AwsCredentialIdentity } from "@smithy/types";

/*
 * These functions replace the SDK's `fromTemporaryCredentials` and `fromTokenFile`, which look for a Region in the shared files
 * even if one is given, and accept no abort signal.
 */

/**
 * Assumes a role and returns its credentials. `config` contains the credentials of the source. Throws an STS error, or an error
 * whose message begins with "Invalid response from STS".
 */
export async function assumeRole(
  config: STSClientConfig,
  params: AssumeRoleCommandInput,
  signal: AbortSignal,
): Promise<AwsCredentialIdentity> {
  const { Credentials } = await new STSClient(config).send(new AssumeRoleCommand(params), { abortSignal: signal });
  return identityOf(Credentials);
}

/** The role and token of a web identity. */
export interface WebIdentity {
  readonly roleArn: string;
  readonly token: string;
  readonly sessionName: string | undefined;
}

/** Assumes a role with the token of a web identity and returns its credentials. Throws the errors of `assumeRole`. */
export async function assumeRoleWithWebIdentity(
  config: STSClientConfig,
  { roleArn, token, sessionName }: WebIdentity,
  signal: AbortSignal,
): Promise<AwsCredentialIdentity> {
  const command = new AssumeRoleWithWebIdentityCommand({
    RoleArn: roleArn,
    RoleSessionName: sessionName ?? defaultSessionName(),
    WebIdentityToken: token,
  });
  const { Credentials } = await new STSClient(config).send(command, { abortSignal: signal });
  return identityOf(Credentials);
}

/** Returns the session name for a role without a configured session name. */
export function defaultSessionName(): string {
  return `bedrock-inference-profiles-${Date.now()}`;
}

function identityOf(credentials: Credentials | undefined): AwsCredentialIdentity {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = credentials ?? {};
  if (!AccessKeyId || !SecretAccessKey) {
    throw new Error("Invalid response from STS: it has no credentials");
  }
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    ...(SessionToken ? { sessionToken: SessionToken } : {}),
    ...(Expiration ? { expiration: Expiration } : {}),
  };
}
