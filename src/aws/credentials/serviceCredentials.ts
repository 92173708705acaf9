import { fromHttp, fromInstanceMetadata } from "@aws-sdk/credential-providers";
import type { AwsCredentialIdentity } from "@smithy/types";
import type { CredentialSource } from "../../domain/awsProfile";
import type { CredentialPlace } from "../errors/credentialFailure";
import { credentialFailure } from "../errors/credentialFailure";
import { fromEnvironment } from "./accessKeys";

/** How long metadata services may take, in milliseconds. They are on the same machine, and a laptop has none. */
const limitsMs = { instance: 500, container: 1000, total: 5000 };

const places: Readonly<Record<CredentialSource, CredentialPlace>> = {
  Environment: "environment",
  EcsContainer: "container",
  Ec2InstanceMetadata: "instance",
};

/** Without a logger, the SDK's warnings go to the console. */
const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/** Returns the credentials of the environment, or of the container or instance that this runs in. Throws a CredentialsError. */
export async function fromService(service: CredentialSource): Promise<AwsCredentialIdentity> {
  try {
    return await withTimeout(request(service));
  } catch (error) {
    throw credentialFailure(error, places[service], { service });
  }
}

async function request(service: CredentialSource): Promise<AwsCredentialIdentity> {
  switch (service) {
    case "Environment":
      return fromEnvironment(process.env);
    case "EcsContainer":
      return fromHttp({ timeout: limitsMs.container, maxRetries: 1, logger: silent })();
    case "Ec2InstanceMetadata":
      // The only setting that the SDK reads itself: it has no option for `ec2_metadata_service_endpoint`.
      return fromInstanceMetadata({ timeout: limitsMs.instance, maxRetries: 0, logger: silent })();
  }
}

/** The SDK limits the time to connect and between data, but not that of a response that never ends. */
async function withTimeout<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The service did not respond in time")), limitsMs.total);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

function ignore(): void {
  // Failures are thrown.
}
