import { fromEnv, fromHttp, fromInstanceMetadata } from "@aws-sdk/credential-providers";
import type { AwsCredentialIdentity } from "@smithy/types";
import type { CredentialSource } from "../../domain/awsProfile";
import type { CredentialPlace } from "../errors/credentialFailure";
import { credentialFailure } from "../errors/credentialFailure";

/** How long metadata services may take, in milliseconds. They are near where there are any, and nowhere on a laptop. */
const limits = { instance: 500, container: 1000, altogether: 5000 };

const places: Readonly<Record<CredentialSource, CredentialPlace>> = {
  Environment: "environment",
  EcsContainer: "container",
  Ec2InstanceMetadata: "instance",
};

/** The SDK's warnings would go to the console. */
const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/** Credentials from the environment, or from the container or instance that this runs in. Throws a CredentialsError. */
export async function fromService(service: CredentialSource): Promise<AwsCredentialIdentity> {
  try {
    return await inTime(ask(service));
  } catch (error) {
    throw credentialFailure(error, places[service], { service });
  }
}

async function ask(service: CredentialSource): Promise<AwsCredentialIdentity> {
  switch (service) {
    case "Environment":
      return fromEnv()();
    case "EcsContainer":
      return fromHttp({ timeout: limits.container, maxRetries: 1, logger: silent })();
    case "Ec2InstanceMetadata":
      // The SDK takes `ec2_metadata_service_endpoint` from the environment or from the shared files only: this is the one
      // setting that it reads by itself.
      return fromInstanceMetadata({ timeout: limits.instance, maxRetries: 0, logger: silent })();
  }
}

/** The SDK's limits are for the connection and for silence: a service that never ends its answer would hold everything up. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The service did not answer in time")), limits.altogether);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

function ignore(): void {
  // Nothing to say: failures are thrown.
}
