import type { AwsCredentialIdentity } from "@smithy/types";
import type { CredentialSource } from "../../domain/awsProfile";
import type { CredentialPlace } from "../errors/credentialFailure";
import { credentialFailure } from "../errors/credentialFailure";
import { fromEnvironment } from "./accessKeys";
import { isInstanceMetadataDisabled } from "./chooseCredentials";
import { fromContainer } from "./containerCredentials";
import { fromInstance } from "./instanceCredentials";
import type { SettingsOwner } from "./instanceSettings";
import { instanceSettings } from "./instanceSettings";

const places: Readonly<Record<CredentialSource, CredentialPlace>> = {
  Environment: "environment",
  EcsContainer: "container",
  Ec2InstanceMetadata: "instance",
};

/**
 * Returns credentials from the environment, or from the container or instance that the extension runs on. `owner` is the AWS
 * profile with the settings for the metadata service. Throws a CredentialsError.
 */
export async function fromService(
  service: CredentialSource,
  owner: SettingsOwner,
  signal: AbortSignal,
): Promise<AwsCredentialIdentity> {
  try {
    return await request(service, owner, signal);
  } catch (error) {
    throw credentialFailure(error, places[service], { service });
  }
}

async function request(
  service: CredentialSource,
  owner: SettingsOwner,
  signal: AbortSignal,
): Promise<AwsCredentialIdentity> {
  const { env } = process;
  switch (service) {
    case "Environment":
      return fromEnvironment(env);
    case "EcsContainer":
      return fromContainer(env, signal);
    case "Ec2InstanceMetadata":
      if (isInstanceMetadataDisabled(env)) {
        throw new Error("AWS_EC2_METADATA_DISABLED is set");
      }
      return fromInstance(instanceSettings(owner, env), signal);
  }
}
