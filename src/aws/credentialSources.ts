import { fromIni, fromTemporaryCredentials, fromTokenFile } from "@aws-sdk/credential-providers";
import { getProfileName } from "@smithy/core/config";
import type { HttpHandlerUserInput } from "@smithy/core/protocols";
import type { AwsCredentialIdentity } from "@smithy/types";
import type { AwsProfileKind } from "../core/awsProfile";
import { signInSessionOf } from "../core/awsProfile";
import type { AskMfaCode } from "../core/ports";
import { classify, serviceWithoutRole } from "./awsProfiles";
import { credentialFailure, present } from "./credentialFailure";
import type { CredentialFacts } from "./credentialsError";
import { CredentialsError } from "./credentialsError";
import { kindOfName } from "./errorNames";
import { clientSettings } from "./endpoints";
import { fromProgram } from "./processCredentials";
import { fromService } from "./serviceCredentials";
import type { SharedCredentials } from "./sharedCredentials";
import type { Section, SharedConfig } from "./sharedConfig";
import { readSharedConfig } from "./sharedConfig";

/** What the search for credentials needs from outside. */
export interface SearchTools {
  readonly askMfaCode: AskMfaCode;
  readonly requestHandler: HttpHandlerUserInput;
  /** The credentials of the AWS profile that another gets its own from. */
  of(awsProfile: string): SharedCredentials;
}

/** A search for the credentials of one AWS profile. */
interface Search {
  readonly awsProfile: string;
  readonly section: Section;
  readonly config: SharedConfig;
  /** The Region for STS where the AWS profile has none. */
  readonly region: string;
  readonly signal: AbortSignal;
  readonly tools: SearchTools;
}

/**
 * Resolves the credentials of a named AWS profile: from what its section says and from nowhere else, whatever credentials the
 * environment or the machine has. Throws a CredentialsError.
 */
export async function resolveAwsProfile(
  awsProfile: string,
  region: string,
  signal: AbortSignal,
  tools: SearchTools,
): Promise<AwsCredentialIdentity> {
  const config = await readSharedConfig();
  const section = config.awsProfiles.get(awsProfile);
  if (!section) {
    throw new CredentialsError(
      "awsProfileMissing",
      { credentialsOf: awsProfile },
      `The AWS profile ${awsProfile} is in neither of AWS's shared files`,
    );
  }
  const kind = classify(section, config);
  const search = { awsProfile, section, config, region: section["region"] ?? region, signal, tools };
  try {
    return await resolveKind(kind, search);
  } catch (error) {
    const facts: CredentialFacts = {
      credentialsOf: awsProfile,
      ...present("resource", "roleArn" in kind ? kind.roleArn : section["sso_role_name"]),
      ...present("mfaDevice", section["mfa_serial"]),
      ...present("signInSession", signInSessionOf(kind)),
    };
    throw credentialFailure(error, kind.kind, facts);
  }
}

function resolveKind(kind: AwsProfileKind, search: Search): Promise<AwsCredentialIdentity> {
  const { awsProfile, section, region, signal } = search;
  switch (kind.kind) {
    case "incomplete":
      throw new CredentialsError(
        "credentialsMissing",
        { credentialsOf: awsProfile },
        `The AWS profile ${awsProfile} lacks ${kind.missing.join(", ") || "settings for credentials"}`,
      );
    case "assumedRole":
      return assumeRole(kind, search);
    case "webIdentity":
      return fromTokenFile({
        webIdentityTokenFile: section["web_identity_token_file"] ?? "",
        roleArn: kind.roleArn,
        ...(section["role_session_name"] ? { roleSessionName: section["role_session_name"] } : {}),
        clientConfig: stsConfig(search),
      })();
    case "process":
      return fromProgram(section["credential_process"] ?? "", signal);
    default:
      return fromIni({
        profile: awsProfile,
        ignoreCache: true,
        clientConfig: signInConfig(kind.kind, search),
        parentClientConfig: { region },
      })();
  }
}

/**
 * Assumes a role with the credentials of its source, which are shared with all that use them. Not left to `fromIni`, because
 * that one asks for the MFA code before it knows whether the source has credentials, and leaves a failure of the source
 * behind as an unhandled rejection.
 */
async function assumeRole(
  kind: AwsProfileKind & { kind: "assumedRole" },
  search: Search,
): Promise<AwsCredentialIdentity> {
  const { awsProfile, section, region, signal, tools } = search;
  const masterCredentials =
    "service" in kind.source
      ? await fromService(kind.source.service)
      : await sourceCredentials(kind.source.awsProfile, search);
  signal.throwIfAborted();
  const seconds = Number.parseInt(section["duration_seconds"] ?? "", 10);
  const assume = fromTemporaryCredentials({
    masterCredentials,
    params: {
      RoleArn: kind.roleArn,
      RoleSessionName: section["role_session_name"] ?? `bedrock-inference-profiles-${Date.now()}`,
      ...(section["external_id"] ? { ExternalId: section["external_id"] } : {}),
      ...(Number.isNaN(seconds) ? {} : { DurationSeconds: seconds }),
      ...(section["mfa_serial"] ? { SerialNumber: section["mfa_serial"] } : {}),
    },
    mfaCodeProvider: async (device) => {
      const code = await tools.askMfaCode({ device, awsProfile }, signal);
      if (code === undefined) {
        throw new CredentialsError("mfaCancelled", { mfaDevice: device }, `No code of ${device} was given`);
      }
      return code;
    },
    clientConfig: stsConfig(search),
  });
  try {
    return await assume();
  } catch (error) {
    if ("awsProfile" in kind.source && error instanceof Error) {
      const source = tools.of(kind.source.awsProfile);
      const refusal = kindOfName(error.name);
      if (refusal === "credentialsExpired") {
        source.expired(masterCredentials);
      } else if (refusal === "credentialsRefused") {
        source.refused(masterCredentials, region);
      }
    }
    throw error;
  }
}

/**
 * As for the SDK, a source that has keys is these keys, even where it could assume a role as well; and one that names a service
 * and no role is what the service gives.
 */
async function sourceCredentials(source: string, search: Search): Promise<AwsCredentialIdentity> {
  const { awsProfile, config, region, signal, tools } = search;
  const section = config.awsProfiles.get(source);
  const keys = keysOf(section);
  if (keys) {
    return keys;
  }
  const service = section && serviceWithoutRole(section);
  if (service) {
    return fromService(service);
  }
  refuseCycle(awsProfile, config);
  return tools.of(source).get(region, signal);
}

/** Two AWS profiles that are each other's source would wait for each other without end. */
function refuseCycle(awsProfile: string, config: SharedConfig): void {
  const visited = new Set([awsProfile]);
  let source = sourceOf(awsProfile, config);
  while (source !== undefined && !keysOf(config.awsProfiles.get(source))) {
    if (visited.has(source)) {
      throw new CredentialsError(
        "credentialsMissing",
        { credentialsOf: awsProfile },
        `These AWS profiles are each other's source: ${[...visited].join(", ")}`,
      );
    }
    visited.add(source);
    source = sourceOf(source, config);
  }
}

/** The AWS profile that another assumes its role with. A `source_profile` that is left over without a role counts for nothing. */
function sourceOf(awsProfile: string, config: SharedConfig): string | undefined {
  const section = config.awsProfiles.get(awsProfile);
  const kind = section && classify(section, config);
  return kind?.kind === "assumedRole" && "awsProfile" in kind.source ? kind.source.awsProfile : undefined;
}

function keysOf(section: Section | undefined): AwsCredentialIdentity | undefined {
  const {
    aws_access_key_id: accessKeyId,
    aws_secret_access_key: secretAccessKey,
    aws_session_token: sessionToken,
  } = section ?? {};
  return accessKeyId && secretAccessKey
    ? { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) }
    : undefined;
}

/** The services that a sign-in's tokens are sent to, as the environment's variables for endpoints name them. */
const signInServices: Partial<Record<AwsProfileKind["kind"], readonly string[]>> = {
  sso: ["SSO", "SSO_OIDC"],
  legacySso: ["SSO"],
  login: ["SIGNIN"],
};

/**
 * What the SDK makes the clients of a sign-in with. It looks for their endpoint in the environment, and then in the section of
 * AWS_PROFILE or the default one, whatever AWS profile they are for: tokens would go to another's. So it is kept from looking
 * where it could find that one.
 */
function signInConfig(kind: AwsProfileKind["kind"], { awsProfile, config, tools }: Search) {
  const { env } = process;
  const lookedInto = getProfileName({});
  const { endpoint_url: endpoint, services } = config.awsProfiles.get(lookedInto) ?? {};
  const mayLook =
    lookedInto === awsProfile ||
    (!endpoint && !services) ||
    env["AWS_ENDPOINT_URL"] ||
    signInServices[kind]?.every((service) => env[`AWS_ENDPOINT_URL_${service}`]);
  return {
    profile: awsProfile,
    requestHandler: tools.requestHandler,
    ...(mayLook ? {} : { ignoreConfiguredEndpointUrls: true }),
  };
}

function stsConfig({ awsProfile, config, region, tools }: Search) {
  return clientSettings("sts", { awsProfile, region }, config, tools.requestHandler);
}
