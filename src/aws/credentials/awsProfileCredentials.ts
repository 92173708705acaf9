import type { NodeHttpHandler } from "@smithy/node-http-handler";
import type { AwsCredentialIdentity } from "@smithy/types";
import type { AwsProfileKind } from "../../domain/awsProfile";
import { signInSessionOf } from "../../domain/awsProfile";
import type { AskMfaCode } from "./mfaQuestion";
import { classify, serviceWithoutRole } from "../sharedConfig/awsProfiles";
import { credentialFailure, present } from "../errors/credentialFailure";
import type { CredentialFacts } from "../errors/credentialsError";
import { CredentialsError } from "../errors/credentialsError";
import { kindOfName } from "../errors/errorNames";
import { clientSettings } from "../endpoints";
import { fromProgram } from "./processCredentials";
import { fromService } from "./serviceCredentials";
import { fromSignIn } from "./signInCredentials";
import { assumeRole, assumeRoleWithWebIdentity, defaultSessionName } from "./stsCredentials";
import type { SharedCredentials } from "./sharedCredentials";
import type { Section, SharedConfig } from "../sharedConfig";
import { readSharedConfig } from "../sharedConfig";
import { splitCommand } from "../sharedConfig/shellWords";

/** What the search for credentials needs from outside. */
export interface SearchTools {
  readonly askMfaCode: AskMfaCode;
  readonly requestHandler: NodeHttpHandler;
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
  const { awsProfile, section, signal } = search;
  const keys = kind.kind === "staticKeys" ? keysOf(section) : undefined;
  if (keys) {
    return Promise.resolve(keys);
  }
  switch (kind.kind) {
    case "staticKeys":
    case "incomplete":
      throw new CredentialsError(
        "credentialsMissing",
        { credentialsOf: awsProfile },
        `The AWS profile ${awsProfile} lacks ${("missing" in kind && kind.missing.join(", ")) || "settings for credentials"}`,
      );
    case "assumedRole":
      return assumeWithSource(kind, search);
    case "webIdentity":
      return assumeRoleWithWebIdentity(
        stsConfig(search),
        {
          roleArn: kind.roleArn,
          tokenFile: section["web_identity_token_file"] ?? "",
          sessionName: section["role_session_name"] || undefined,
        },
        signal,
      );
    case "process":
      return fromProgram(commandOf(search), signal);
    case "sso":
    case "legacySso":
    case "login":
      return fromSignIn(kind, { ...search, requestHandler: search.tools.requestHandler });
  }
}

/** Returns the program of an AWS profile and its arguments. Throws an error that says where the setting is. */
function commandOf({ awsProfile, section, config }: Search): readonly string[] {
  try {
    return splitCommand(section["credential_process"] ?? "");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const { file, line } = config.locate(awsProfile, "credential_process") ?? {};
    throw new Error(`credential_process cannot be run: ${reason} (${file}, line ${line})`, { cause: error });
  }
}

/** Assumes a role with the credentials of its source, which are shared with all that use them. */
async function assumeWithSource(
  kind: AwsProfileKind & { kind: "assumedRole" },
  search: Search,
): Promise<AwsCredentialIdentity> {
  const { section, region, signal, tools } = search;
  const masterCredentials =
    "service" in kind.source
      ? await fromService(kind.source.service)
      : await sourceCredentials(kind.source.awsProfile, search);
  signal.throwIfAborted();
  const seconds = Number.parseInt(section["duration_seconds"] ?? "", 10);
  const params = {
    RoleArn: kind.roleArn,
    RoleSessionName: section["role_session_name"] ?? defaultSessionName(),
    ...(section["external_id"] ? { ExternalId: section["external_id"] } : {}),
    ...(Number.isNaN(seconds) ? {} : { DurationSeconds: seconds }),
    ...(section["mfa_serial"] ? await mfaParams(section["mfa_serial"], search) : {}),
  };
  try {
    return await assumeRole({ ...stsConfig(search), credentials: masterCredentials }, params, signal);
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

async function mfaParams(device: string, { awsProfile, signal, tools }: Search) {
  const code = await tools.askMfaCode({ device, awsProfile }, signal);
  if (code === undefined) {
    throw new CredentialsError("mfaCancelled", { mfaDevice: device }, `No code of ${device} was given`);
  }
  return { SerialNumber: device, TokenCode: code };
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

function stsConfig({ awsProfile, config, region, tools }: Search) {
  return clientSettings("sts", { awsProfile, region }, config, tools.requestHandler);
}
