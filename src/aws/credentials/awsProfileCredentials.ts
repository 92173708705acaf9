import type { NodeHttpHandler } from "@smithy/node-http-handler";
import type { AwsCredentialIdentity } from "@smithy/types";
import type { AwsProfileKind } from "../../domain/awsProfile";
import { isUsable, signInSessionOf } from "../../domain/awsProfile";
import { credentialFailure, present } from "../errors/credentialFailure";
import type { CredentialFacts } from "../errors/credentialsError";
import { CredentialsError } from "../errors/credentialsError";
import { kindOfName } from "../errors/errorNames";
import { clientSettings } from "../endpoints";
import type { Section, SharedConfig } from "../sharedConfig";
import { readSharedConfig } from "../sharedConfig";
import { splitCommand } from "../sharedConfig/shellWords";
import { keysInSection } from "./accessKeys";
import { chooseCredentials, chooseSourceCredentials } from "./chooseCredentials";
import type { UnusableSettings } from "./misconfigured";
import { unusableCredentials } from "./misconfigured";
import type { AskMfaCode } from "./mfaQuestion";
import { fromMachine, isMisconfigured } from "./machineCredentials";
import { fromProgram } from "./processCredentials";
import { fromService } from "./serviceCredentials";
import type { RequestHandlers } from "../requestHandlers";
import type { SharedCredentials } from "./sharedCredentials";
import { fromSignIn } from "./signInCredentials";
import type { SignInFailures } from "./signInFailures";
import { lacksSignIn } from "./signInFile";
import { missingInSection } from "./sourcesInSection";
import { assumeRole, assumeRoleWithWebIdentity, defaultSessionName } from "./stsCredentials";
import { readToken } from "./webIdentityToken";

/** The dependencies for resolving credentials. */
export interface SearchTools {
  readonly askMfaCode: AskMfaCode;
  readonly requestHandlers: RequestHandlers;
  readonly signInFailures: SignInFailures;
  /** Returns the credentials of a source profile, with which another AWS profile assumes its role. */
  of(awsProfile: string): SharedCredentials;
}

/** The parameters for resolving the credentials of one AWS profile. */
interface Search {
  readonly awsProfile: string;
  readonly section: Section;
  readonly config: SharedConfig;
  /** The Region for STS requests if the AWS profile has no Region. */
  readonly region: string;
  readonly signal: AbortSignal;
  readonly tools: SearchTools;
}

/**
 * Resolves the credentials of an AWS profile in the same way as `aws --profile`. Ignores keys and web identities in the
 * environment. If the section contains no credentials, uses the credentials of the container or EC2 instance. Throws a
 * CredentialsError.
 */
export async function resolveAwsProfile(
  awsProfile: string,
  region: string,
  signal: AbortSignal,
  tools: SearchTools,
): Promise<AwsCredentialIdentity> {
  const config = await readSharedConfig();
  if (!config.awsProfiles.has(awsProfile)) {
    throw new CredentialsError(
      "awsProfileMissing",
      { credentialsOf: awsProfile },
      `The AWS profile ${awsProfile} is in neither of AWS's shared files`,
    );
  }
  const { used } = chooseCredentials(awsProfile, config, process.env);
  return resolveKind(used, searchFor(awsProfile, config, { region, signal, tools }));
}

function searchFor(
  awsProfile: string,
  config: SharedConfig,
  { region, signal, tools }: Pick<Search, "region" | "signal" | "tools">,
): Search {
  const section = config.awsProfiles.get(awsProfile) ?? {};
  return { awsProfile, section, config, region: section["region"] || region, signal, tools };
}

async function resolveKind(kind: AwsProfileKind, search: Search): Promise<AwsCredentialIdentity> {
  const { awsProfile, section } = search;
  try {
    return await credentialsOfKind(kind, search);
  } catch (error) {
    const facts: CredentialFacts = {
      credentialsOf: awsProfile,
      ...(isUsable(kind) ? factsInSection(kind, section) : {}),
      ...present("signInSession", signInSessionOf(kind)),
      ...present("neverSignedIn", await lacksSignIn(kind)),
    };
    throw credentialFailure(error, kind.kind, facts);
  }
}

/** Returns the facts about the settings of a usable source. Unusable settings may contain anything. */
function factsInSection(kind: AwsProfileKind, section: Section): CredentialFacts {
  return {
    ...present("resource", "roleArn" in kind ? kind.roleArn : section.sso_role_name),
    ...present("mfaDevice", section.mfa_serial),
  };
}

async function credentialsOfKind(kind: AwsProfileKind, search: Search): Promise<AwsCredentialIdentity> {
  const { awsProfile, section, config, signal } = search;
  switch (kind.kind) {
    case "staticKeys": {
      const file = kind.file === "credentials" ? config.credentialsFile : config.configFile;
      return keysInSection(file.get(awsProfile)) ?? refuse([], search);
    }
    case "incomplete":
      return refuse(kind.missing, search);
    case "invalid":
      return refuse(kind, search);
    case "container":
    case "instance":
      return fromMachine(kind.kind, search, signal).catch((error: unknown) => {
        // Nothing indicates that this is an EC2 instance, so report that the section is incomplete.
        const isIncomplete = kind.kind === "instance" && !isMisconfigured(error);
        throw isIncomplete ? unusableCredentials(kind.missing, awsProfile, config) : error;
      });
    case "assumedRole":
      return assumeWithSource(kind, search);
    case "webIdentity": {
      const { web_identity_token_file: tokenFile = "", role_session_name: sessionName } = section;
      const token = await readToken(tokenFile, search);
      return assumeRoleWithWebIdentity(
        await stsConfig(search),
        { roleArn: kind.roleArn, token, sessionName: sessionName || undefined },
        signal,
      );
    }
    case "process":
      return fromProgram(commandOf(search), signal);
    case "sso":
    case "legacySso":
    case "login":
      return fromSignIn(kind, {
        ...search,
        requestHandler: await requestHandlerFor(search),
        failures: search.tools.signInFailures,
      });
  }
}

function refuse(unusable: UnusableSettings, { awsProfile, config }: Pick<Search, "awsProfile" | "config">): never {
  throw unusableCredentials(unusable, awsProfile, config);
}

/**
 * Returns the `credential_process` program of an AWS profile and its arguments. Throws an error with the file and line of the
 * setting if it is invalid.
 */
function commandOf({ awsProfile, section, config }: Search): readonly string[] {
  try {
    return splitCommand(section["credential_process"] ?? "");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const { file, line } = config.locate(awsProfile, "credential_process") ?? {};
    throw new Error(`credential_process cannot be run: ${reason} (${file}, line ${line})`, { cause: error });
  }
}

/**
 * Assumes a role with the credentials of its source. The source credentials are resolved once and shared by all users of the
 * source.
 */
async function assumeWithSource(
  kind: AwsProfileKind & { kind: "assumedRole" },
  search: Search,
): Promise<AwsCredentialIdentity> {
  const { section, region, signal, tools } = search;
  const sourceCredentials =
    "service" in kind.source
      ? await fromService(kind.source.service, search, signal)
      : await credentialsOfSource(kind.source.awsProfile, search);
  signal.throwIfAborted();
  // A duration that is not a number is ignored, as in the AWS CLI.
  const duration = /^\s*\d+\s*$/.test(section["duration_seconds"] ?? "")
    ? Number(section["duration_seconds"])
    : undefined;
  const params = {
    RoleArn: kind.roleArn,
    RoleSessionName: section.role_session_name || defaultSessionName(),
    ...(section["external_id"] ? { ExternalId: section["external_id"] } : {}),
    ...(duration === undefined ? {} : { DurationSeconds: duration }),
    ...(section["mfa_serial"] ? await mfaParams(section["mfa_serial"], search) : {}),
  };
  try {
    return await assumeRole({ ...(await stsConfig(search)), credentials: sourceCredentials }, params, signal);
  } catch (error) {
    if ("awsProfile" in kind.source && error instanceof Error) {
      const source = tools.of(kind.source.awsProfile);
      const refusal = kindOfName(error.name);
      if (refusal === "credentialsExpired") {
        source.expired(sourceCredentials);
      } else if (refusal === "credentialsRefused") {
        source.refused(sourceCredentials, region);
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
 * Returns the credentials of a role's source profile. They are shared if the source would use the same credentials when it is
 * selected directly. This is not the case if the source contains both access keys and a role, or no credentials at all.
 */
async function credentialsOfSource(source: string, search: Search): Promise<AwsCredentialIdentity> {
  const { config, region, signal, tools } = search;
  const kind = chooseSourceCredentials(source, config);
  if (kind === undefined) {
    return refuse(missingInSection(config.awsProfiles.get(source) ?? {}), { awsProfile: source, config });
  }
  const { used } = chooseCredentials(source, config, process.env);
  return isUsable(kind) && used.kind === kind.kind
    ? tools.of(source).get(region, signal)
    : resolveKind(kind, searchFor(source, config, { region, signal, tools }));
}

async function stsConfig(search: Search) {
  const { awsProfile, config, region } = search;
  return clientSettings("sts", { awsProfile, region }, config, await requestHandlerFor(search));
}

function requestHandlerFor({ awsProfile, config, tools }: Search): Promise<NodeHttpHandler> {
  return tools.requestHandlers.of(awsProfile, config);
}
