import { fromEnv } from "@aws-sdk/credential-providers";
import type { AwsCredentialIdentity } from "@smithy/types";
import type { DefaultCredentialsSource } from "../../domain/awsProfile";
import { classify } from "../sharedConfig/awsProfiles";
import { credentialFailure } from "../errors/credentialFailure";
import { CredentialsError } from "../errors/credentialsError";
import type { SearchTools } from "./awsProfileCredentials";
import { clientSettings } from "../endpoints";
import { fromService } from "./serviceCredentials";
import { readSharedConfig } from "../sharedConfig";
import { assumeRoleWithWebIdentity } from "./stsCredentials";

/**
 * Where the ambient credentials come from, in the SDK's order: keys in the environment, the AWS profile of `AWS_PROFILE` or
 * the default one, a web identity, the container, the instance. Asks nobody for credentials.
 */
export async function findDefaultCredentialsSource(): Promise<DefaultCredentialsSource> {
  const { env } = process;
  const chosen = env["AWS_PROFILE"];
  if (!chosen && env["AWS_ACCESS_KEY_ID"] && env["AWS_SECRET_ACCESS_KEY"]) {
    return { kind: "environment" };
  }
  const name = chosen || "default";
  const config = await readSharedConfig();
  const section = config.awsProfiles.get(name);
  const kind = section && classify(section, config);
  // A section with a Region alone says nothing of credentials.
  if (kind && !(kind.kind === "incomplete" && kind.missing.length === 0)) {
    return { kind: "awsProfile", name };
  }
  if (env["AWS_WEB_IDENTITY_TOKEN_FILE"] && env["AWS_ROLE_ARN"]) {
    return { kind: "webIdentity", roleArn: env["AWS_ROLE_ARN"] };
  }
  if (env["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] || env["AWS_CONTAINER_CREDENTIALS_FULL_URI"]) {
    return { kind: "container" };
  }
  const isOff = (env["AWS_EC2_METADATA_DISABLED"] ?? "false").toLowerCase() !== "false";
  return { kind: isOff ? "nowhere" : "instance" };
}

/**
 * Resolves the credentials that are there without an AWS profile being named. The first place that has any decides, so that a
 * failure there is told as such and nobody else's credentials are used in its stead.
 */
export async function resolveDefaultCredentials(
  region: string,
  signal: AbortSignal,
  tools: SearchTools,
): Promise<AwsCredentialIdentity> {
  const place = await findDefaultCredentialsSource();
  switch (place.kind) {
    case "environment":
      return fromEnv()();
    case "awsProfile":
      return tools.of(place.name).get(region, signal);
    case "webIdentity":
      return fromWebIdentity(place.roleArn, region, signal, tools).catch((error: unknown) => {
        throw credentialFailure(error, "webIdentity", { resource: place.roleArn });
      });
    default:
      return fromMachine(place.kind).catch(tellMissingAwsProfile);
  }
}

async function fromWebIdentity(
  roleArn: string,
  region: string,
  signal: AbortSignal,
  { requestHandler }: SearchTools,
): Promise<AwsCredentialIdentity> {
  const { env } = process;
  const config = clientSettings("sts", { region }, await readSharedConfig(), requestHandler);
  const tokenFile = env["AWS_WEB_IDENTITY_TOKEN_FILE"] ?? "";
  const sessionName = env["AWS_ROLE_SESSION_NAME"] || undefined;
  return assumeRoleWithWebIdentity(config, { roleArn, tokenFile, sessionName }, signal);
}

async function fromMachine(place: "container" | "instance" | "nowhere"): Promise<AwsCredentialIdentity> {
  if (place === "container") {
    return fromService("EcsContainer");
  }
  if (place === "nowhere") {
    throw new CredentialsError("credentialsMissing", {}, "There are none in the environment or in AWS's shared files");
  }
  return fromService("Ec2InstanceMetadata").catch((error: unknown) => {
    // Nothing says that this is an EC2 instance.
    const message = error instanceof Error ? error.message : String(error);
    throw new CredentialsError("credentialsMissing", {}, message, "CredentialsProviderError");
  });
}

/** Where `AWS_PROFILE` names an AWS profile that is not there, that says more than that the machine has no credentials. */
async function tellMissingAwsProfile(error: unknown): Promise<never> {
  const chosen = process.env["AWS_PROFILE"];
  if (chosen && !(await readSharedConfig()).awsProfiles.has(chosen)) {
    throw new CredentialsError(
      "awsProfileMissing",
      { credentialsOf: chosen },
      `The AWS profile ${chosen}, which AWS_PROFILE names, is in neither of AWS's shared files`,
    );
  }
  throw error;
}
