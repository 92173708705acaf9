import type { AwsCredentialIdentity } from "@smithy/types";
import { CredentialsError } from "../errors/credentialsError";
import type { SettingsOwner } from "./instanceSettings";
import { fromService } from "./serviceCredentials";

/** Returns the credentials of the container, or of the EC2 instance if the extension runs on one. Throws a CredentialsError. */
export async function fromMachine(
  place: "container" | "instance",
  owner: SettingsOwner,
  signal: AbortSignal,
): Promise<AwsCredentialIdentity> {
  if (place === "container") {
    return fromService("EcsContainer", owner, signal);
  }
  return fromService("Ec2InstanceMetadata", owner, signal).catch((error: unknown) => {
    if (isMisconfigured(error)) {
      throw error;
    }
    // Nothing indicates that this is an EC2 instance, so do not report a failure of the metadata service.
    const message = error instanceof Error ? error.message : String(error);
    throw new CredentialsError("credentialsMissing", {}, message, "CredentialsProviderError");
  });
}

/** Returns whether an error is about settings that cannot be used. */
export function isMisconfigured(error: unknown): boolean {
  return error instanceof CredentialsError && error.kind === "credentialsMisconfigured";
}
