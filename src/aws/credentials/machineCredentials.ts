import type { AwsCredentialIdentity } from "@smithy/types";
import { CredentialsError } from "../errors/credentialsError";
import { fromService } from "./serviceCredentials";

/** Returns the credentials of the container, or of the EC2 instance if the extension runs on one. Throws a CredentialsError. */
export async function fromMachine(place: "container" | "instance"): Promise<AwsCredentialIdentity> {
  if (place === "container") {
    return fromService("EcsContainer");
  }
  return fromService("Ec2InstanceMetadata").catch((error: unknown) => {
    // Nothing indicates that this is an EC2 instance, so do not report a failure of the metadata service.
    const message = error instanceof Error ? error.message : String(error);
    throw new CredentialsError("credentialsMissing", {}, message, "CredentialsProviderError");
  });
}
