import type { AwsProfileKind, CredentialSource } from "../../domain/awsProfile";
import type { Section, SharedConfig } from "../sharedConfig";
import type { Environment } from "../sharedConfig/defaultAwsProfile";
import { emptyValues, indentedValues, unusableValues } from "./settingFaults";
import { sso } from "./ssoSource";

/*
 * The sources of credentials that a section can have. Each function returns the source that botocore's provider of this kind
 * would use or refuse, or undefined if botocore would continue with the next provider. As in botocore, a setting with an empty
 * value or with indented lines counts as present. With indented lines, botocore fails in various ways, so the source is refused.
 */

/**
 * Returns a source of credentials in the section of an AWS profile, or undefined if there is none. `env` is empty if the AWS
 * profile is named explicitly.
 */
export type FindSource = (awsProfile: string, config: SharedConfig, env: Environment) => AwsProfileKind | undefined;

/** The sources that a role's source profile can also have, in the order of botocore's `ProfileProviderBuilder.providers`. */
export const profileSources: readonly FindSource[] = [
  webIdentity,
  sso,
  (awsProfile, config) => accessKeys("credentials", config.credentialsFile.get(awsProfile)),
  login,
  program,
  (awsProfile, config) => accessKeys("config", config.configFile.get(awsProfile)),
];

const roleSettings = [
  "role_arn",
  "source_profile",
  "credential_source",
  "mfa_serial",
  "external_id",
  "role_session_name",
  "duration_seconds",
] as const;

type RoleSource = (AwsProfileKind & { readonly kind: "assumedRole" })["source"];

const services: ReadonlySet<string> = new Set<CredentialSource>(["Environment", "EcsContainer", "Ec2InstanceMetadata"]);

/** Returns whether a section assumes a role with other credentials (`_has_assume_role_config_vars`). */
export function assumesRole(section: Section): boolean {
  return section["role_arn"] !== undefined && section["web_identity_token_file"] === undefined;
}

/**
 * Returns whether a section has one of the access keys (`_has_static_credentials`). If a source profile has one, its own role is
 * not assumed.
 */
export function hasAccessKey(section: Section): boolean {
  return section["aws_access_key_id"] !== undefined || section["aws_secret_access_key"] !== undefined;
}

/** Returns the role that a section assumes with other credentials (`AssumeRoleProvider`). */
export function assumedRole(awsProfile: string, config: SharedConfig): AwsProfileKind | undefined {
  const section = config.awsProfiles.get(awsProfile) ?? {};
  if (!assumesRole(section)) {
    return undefined;
  }
  const indented = indentedValues(section, roleSettings);
  if (indented) {
    return indented;
  }
  const { role_arn: roleArn = "", source_profile: source, credential_source: service } = section;
  if (service !== undefined && source !== undefined) {
    return { kind: "invalid", reason: "conflict", names: ["source_profile", "credential_source"] };
  }
  if (service !== undefined) {
    return isService(service)
      ? withRole(roleArn, { service }, section)
      : { kind: "invalid", reason: "unknownValue", names: ["credential_source"] };
  }
  if (!source) {
    return { kind: "incomplete", missing: ["source_profile"] };
  }
  if (!config.awsProfiles.has(source)) {
    return { kind: "incomplete", missing: [`profile ${source}`] };
  }
  const cycle = findCycle(awsProfile, config);
  if (cycle) {
    return { kind: "invalid", reason: "cycle", names: cycle };
  }
  return withRole(roleArn, { awsProfile: source }, section);
}

/** Returns the role, or the fault if botocore would send an empty value to AWS. */
function withRole(roleArn: string, source: RoleSource, section: Section): AwsProfileKind {
  const empty = emptyValues(section, ["role_arn", "external_id", "mfa_serial"]);
  return empty ?? { kind: "assumedRole", roleArn, source };
}

function isService(service: string): service is CredentialSource {
  return services.has(service);
}

/**
 * The maximum number of roles in a chain. A longer chain counts as a cycle. The AWS CLI fails as well, at Python's limit for
 * recursion.
 */
const maxRoles = 200;

/**
 * Returns the AWS profiles that form a cycle of source profiles, in the order of the roles, or undefined if there is no cycle. An
 * AWS profile may be its own source if it has access keys (`_validate_source_profile`).
 */
function findCycle(awsProfile: string, config: SharedConfig): readonly string[] | undefined {
  const visited = new Set([awsProfile]);
  for (let parent = awsProfile; ;) {
    const { source_profile: name, credential_source: service } = config.awsProfiles.get(parent) ?? {};
    const source = name === undefined ? undefined : config.awsProfiles.get(name);
    if (name === undefined || source === undefined || service !== undefined) {
      return undefined;
    }
    if (visited.has(name) && (name !== parent || !hasAccessKey(source))) {
      return [...visited];
    }
    if (hasAccessKey(source) || !assumesRole(source)) {
      return undefined;
    }
    if (visited.size === maxRoles) {
      return [...visited];
    }
    visited.add(name);
    parent = name;
  }
}

/** Returns a role that is assumed with a token in a file (`AssumeRoleWithWebIdentityProvider`). */
function webIdentity(awsProfile: string, config: SharedConfig, env: Environment): AwsProfileKind | undefined {
  const section = config.awsProfiles.get(awsProfile);
  const { roleArn, tokenFile, sessionName } = webIdentitySettings(section, env);
  if (!tokenFile) {
    return undefined;
  }
  const inUse = { web_identity_token_file: tokenFile, role_arn: roleArn, role_session_name: sessionName };
  const indented = indentedValues(inUse, ["web_identity_token_file", "role_arn", "role_session_name"]);
  if (indented) {
    return indented;
  }
  return roleArn ? { kind: "webIdentity", roleArn } : { kind: "incomplete", missing: ["role_arn"] };
}

/**
 * Returns the settings of a web identity. Each setting comes from the environment, or from the section if it is not in the
 * environment. Unlike in botocore, an empty variable counts as unset.
 */
export function webIdentitySettings(section: Section | undefined, env: Environment) {
  return {
    roleArn: env["AWS_ROLE_ARN"] || section?.["role_arn"],
    tokenFile: env["AWS_WEB_IDENTITY_TOKEN_FILE"] || section?.["web_identity_token_file"],
    sessionName: env["AWS_ROLE_SESSION_NAME"] || section?.["role_session_name"],
  };
}

const keySettings = ["aws_access_key_id", "aws_secret_access_key"] as const;

/**
 * Returns the access keys in one of the shared files, as botocore's `SharedCredentialProvider` and `ConfigProvider` do. Ignores a
 * secret key without an access key ID.
 */
function accessKeys(file: "config" | "credentials", section: Section | undefined): AwsProfileKind | undefined {
  if (section?.["aws_access_key_id"] === undefined) {
    return undefined;
  }
  const indented = indentedValues(section, [...keySettings, "aws_session_token", "aws_security_token"]);
  if (indented) {
    return indented;
  }
  const missing = keySettings.filter((setting) => !section[setting]);
  return missing.length > 0 ? { kind: "incomplete", missing } : { kind: "staticKeys", file };
}

/** Returns a console sign-in with `aws login` (`LoginProvider`). */
function login(awsProfile: string, config: SharedConfig): AwsProfileKind | undefined {
  const section = config.awsProfiles.get(awsProfile) ?? {};
  const { login_session: session } = section;
  return session === undefined ? undefined : (unusableValues(section, ["login_session"]) ?? { kind: "login", session });
}

/** Returns the program that provides credentials (`ProcessProvider`). */
function program(awsProfile: string, config: SharedConfig): AwsProfileKind | undefined {
  const section = config.awsProfiles.get(awsProfile) ?? {};
  return section.credential_process === undefined
    ? undefined
    : (unusableValues(section, ["credential_process"]) ?? { kind: "process" });
}

/** Returns the settings that would complete a partial source that botocore skips in the section. */
export function missingInSection(section: Section): readonly string[] {
  const { sso_session: session, sso_start_url: startUrl, sso_region: region } = section;
  if (session !== undefined || startUrl !== undefined || region !== undefined) {
    return ["sso_account_id", "sso_role_name"];
  }
  if (section["aws_secret_access_key"] !== undefined) {
    return ["aws_access_key_id"];
  }
  return section["source_profile"] !== undefined || section["credential_source"] !== undefined ? ["role_arn"] : [];
}
