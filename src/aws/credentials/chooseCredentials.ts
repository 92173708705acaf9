import type { AwsProfileKind, DefaultCredentialsSource } from "../../domain/awsProfile";
import { isUsable } from "../../domain/awsProfile";
import type { SharedConfig } from "../sharedConfig";
import type { Environment } from "../sharedConfig/defaultAwsProfile";
import { awsProfileInEnvironment, defaultAwsProfileName } from "../sharedConfig/defaultAwsProfile";
import type { FindSource } from "./sourcesInSection";
import {
  assumedRole,
  assumesRole,
  hasAccessKey,
  missingInSection,
  profileSources,
  webIdentitySettings,
} from "./sourcesInSection";
import { brokenSession } from "./ssoSource";

/*
 * Chooses the source of credentials in the order of the AWS CLI v2 (`create_credential_resolver` of its botocore). The choice
 * depends on the shared files and the environment alone: no program is run and no request is sent. The first source that is
 * present is chosen, even if it is incomplete.
 */

const allSources: readonly FindSource[] = [assumedRole, ...profileSources];

/** The source that the AWS CLI uses, and the complete sources after it, which are not used. */
export interface Choice {
  readonly used: AwsProfileKind;
  readonly unused: readonly AwsProfileKind[];
}

/**
 * Returns the source for an AWS profile that is named explicitly, as with `aws --profile`. Ignores keys and web identities in the
 * environment.
 */
export function chooseCredentials(awsProfile: string, config: SharedConfig, env: Environment): Choice {
  const choice = chooseFirst(allSources, awsProfile, config, {}) ?? ofMachine(awsProfile, config, env);
  const broken = brokenSession(awsProfile, config);
  return broken && isUsable(choice.used) ? { used: broken, unused: [] } : choice;
}

/**
 * Returns the source for a role's source profile, or undefined if it has no credentials. The source profile's own role is not
 * assumed if it has access keys, and the credentials of the container or instance are never used.
 */
export function chooseSourceCredentials(awsProfile: string, config: SharedConfig): AwsProfileKind | undefined {
  const section = config.awsProfiles.get(awsProfile) ?? {};
  const usesRole = assumesRole(section) && !hasAccessKey(section);
  return chooseFirst(usesRole ? [assumedRole] : profileSources, awsProfile, config, {})?.used;
}

/** Returns the source that is used if no AWS profile is named explicitly. */
export function chooseDefaultCredentials(config: SharedConfig, env: Environment): DefaultCredentialsSource {
  const named = awsProfileInEnvironment(env);
  if (named !== undefined && !config.awsProfiles.has(named)) {
    return { kind: "awsProfileMissing", name: named };
  }
  const name = defaultAwsProfileName(env);
  if (brokenSession(name, config)) {
    return { kind: "awsProfile", name };
  }
  if (env["AWS_ACCESS_KEY_ID"]) {
    return {
      kind: "environment",
      ...(env["AWS_SECRET_ACCESS_KEY"] ? {} : { missing: "AWS_SECRET_ACCESS_KEY" }),
      ...(named === undefined ? {} : { unusedAwsProfile: named }),
    };
  }
  const used = chooseFirst(allSources, name, config, env)?.used;
  if (used && usesVariables(assumedRole(name, config), name, config, env)) {
    return used.kind === "webIdentity"
      ? { kind: "webIdentity", roleArn: used.roleArn }
      : { kind: "webIdentity", roleArn: "", missing: "AWS_ROLE_ARN" };
  }
  if (used) {
    return { kind: "awsProfile", name };
  }
  const machine = machineKind(env);
  return { kind: machine === "incomplete" ? "nowhere" : machine };
}

/** Returns whether the web identity is at least partly configured in the environment. */
function usesVariables(
  role: AwsProfileKind | undefined,
  awsProfile: string,
  config: SharedConfig,
  env: Environment,
): boolean {
  const isSet = Boolean(env["AWS_WEB_IDENTITY_TOKEN_FILE"] || env["AWS_ROLE_ARN"]);
  return role === undefined && isSet && Boolean(webIdentitySettings(config.awsProfiles.get(awsProfile), env).tokenFile);
}

function chooseFirst(
  sources: readonly FindSource[],
  awsProfile: string,
  config: SharedConfig,
  env: Environment,
): Choice | undefined {
  const [used, ...others] = sources
    .map((find) => find(awsProfile, config, env))
    .filter((source) => source !== undefined);
  return used && { used, unused: others.filter(isUsable) };
}

/** Returns the source for an AWS profile whose section contains no credentials: the container or the instance. */
function ofMachine(awsProfile: string, config: SharedConfig, env: Environment): Choice {
  const missing = missingInSection(config.awsProfiles.get(awsProfile) ?? {});
  return { used: { kind: machineKind(env), missing }, unused: [] };
}

/** Returns where this machine gets its credentials. */
function machineKind(env: Environment): "container" | "instance" | "incomplete" {
  if (env["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] || env["AWS_CONTAINER_CREDENTIALS_FULL_URI"]) {
    return "container";
  }
  return isInstanceMetadataDisabled(env) ? "incomplete" : "instance";
}

/** Returns whether the metadata service of EC2 instances must not be used. As in the AWS CLI, the value can be in any case. */
export function isInstanceMetadataDisabled(env: Environment): boolean {
  return env["AWS_EC2_METADATA_DISABLED"]?.toLowerCase() === "true";
}
