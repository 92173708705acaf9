import { fromEnv, fromTokenFile } from "@aws-sdk/credential-providers";
import { DEFAULT_PROFILE, ENV_PROFILE } from "@smithy/core/config";
import type { AwsCredentialIdentity } from "@smithy/types";
import { classify } from "./awsProfiles";
import { credentialFailure } from "./credentialFailure";
import { CredentialsError } from "./credentialsError";
import type { SearchTools } from "./credentialSources";
import { fromService } from "./serviceCredentials";
import { readSharedConfig } from "./sharedConfig";

/**
 * Resolves the credentials that are there without an AWS profile being named, in the SDK's order: keys in the environment,
 * the AWS profile of `AWS_PROFILE` or the default one, a web identity, the container, the instance. The first place that has
 * any decides, so that a failure there is told as such and nobody else's credentials are used in its stead.
 */
export async function resolveAmbient(
  region: string,
  signal: AbortSignal,
  tools: SearchTools,
): Promise<AwsCredentialIdentity> {
  const { env } = process;
  const chosen = env[ENV_PROFILE];
  if (!chosen && env["AWS_ACCESS_KEY_ID"] && env["AWS_SECRET_ACCESS_KEY"]) {
    return fromEnv()();
  }
  const awsProfile = chosen || DEFAULT_PROFILE;
  const config = await readSharedConfig();
  const section = config.awsProfiles.get(awsProfile);
  const kind = section && classify(section, config);
  // A section with a Region alone says nothing of credentials.
  if (kind && !(kind.kind === "incomplete" && kind.missing.length === 0)) {
    return tools.of(awsProfile).get(region, signal);
  }
  if (env["AWS_WEB_IDENTITY_TOKEN_FILE"] && env["AWS_ROLE_ARN"]) {
    return fromTokenFile({ clientConfig: { region, requestHandler: tools.requestHandler } })().catch(
      (error: unknown) => {
        throw credentialFailure(error, "webIdentity", { resource: env["AWS_ROLE_ARN"] ?? "" });
      },
    );
  }
  return fromMachine().catch((error: unknown) => {
    if (chosen && !section) {
      throw new CredentialsError(
        "awsProfileMissing",
        { credentialsOf: chosen },
        `The AWS profile ${chosen}, which AWS_PROFILE names, is in neither of AWS's shared files`,
      );
    }
    throw error;
  });
}

async function fromMachine(): Promise<AwsCredentialIdentity> {
  const { env } = process;
  if (env["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] || env["AWS_CONTAINER_CREDENTIALS_FULL_URI"]) {
    return fromService("EcsContainer");
  }
  if ((env["AWS_EC2_METADATA_DISABLED"] ?? "false").toLowerCase() !== "false") {
    throw new CredentialsError("credentialsMissing", {}, "There are none in the environment or in AWS's shared files");
  }
  return fromService("Ec2InstanceMetadata").catch((error: unknown) => {
    // Nothing says that this is an EC2 instance.
    const message = error instanceof Error ? error.message : String(error);
    throw new CredentialsError("credentialsMissing", {}, message, "CredentialsProviderError");
  });
}
