import { fromHttp, fromInstanceMetadata } from "@aws-sdk/credential-providers";
import type { AwsCredentialIdentity } from "@smithy/types";
import type { CredentialSource } from "../../domain/awsProfile";
import type { CredentialPlace } from "../errors/credentialFailure";
import { credentialFailure } from "../errors/credentialFailure";
import { fromEnvironment } from "./accessKeys";
import { isInstanceMetadataDisabled } from "./chooseCredentials";

/**
 * Time limits for metadata services, in milliseconds. They are short because a metadata service is either on the same machine or
 * does not exist, for example on a laptop.
 */
const limitsMs = { instance: 500, container: 1000, total: 5000 };

const places: Readonly<Record<CredentialSource, CredentialPlace>> = {
  Environment: "environment",
  EcsContainer: "container",
  Ec2InstanceMetadata: "instance",
};

/** A logger that discards everything. Without a logger, the SDK prints its warnings to the console. */
const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/**
 * Returns credentials from the environment, or from the container or instance that the extension runs on. Throws a
 * CredentialsError.
 */
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
      // Outside its default chain, the SDK ignores this variable.
      if (isInstanceMetadataDisabled(process.env)) {
        throw new Error("AWS_EC2_METADATA_DISABLED is set");
      }
      // The SDK reads `ec2_metadata_service_endpoint` from the shared files, because it has no option for this setting.
      return fromInstanceMetadata({ timeout: limitsMs.instance, maxRetries: 0, logger: silent })();
  }
}

/**
 * Rejects if the work takes too long. The SDK limits only the connection time and the time without data, so a response that never
 * ends would block the caller.
 */
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
  // Failures are thrown, so nothing is logged.
}
