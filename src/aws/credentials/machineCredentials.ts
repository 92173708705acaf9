import type { AwsCredentialIdentity } from "@smithy/types";
import { CredentialsError } from "../errors/credentialsError";
import { fromService } from "./serviceCredentials";

/** Returns the credentials of the container, or of the EC2 instance if this is one. Throws a CredentialsError. */
export async function fromMachine(place: "container" | "instance"): Promise<AwsCredentialIdentity> {
  if (place === "container") {
    return fromService("EcsContainer");
  }
  return fromService("Ec2InstanceMetadata").catch((error: unknown) => {
    // Nothing says that this is an EC2 instance, so its metadata service is not what failed.
    const message = error instanceof Error ? error.message : String(error);
    throw new CredentialsError("credentialsMissing", {}, message, "CredentialsProviderError");
  });
}
