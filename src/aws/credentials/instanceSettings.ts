import type { SharedConfig } from "../sharedConfig";
import type { Environment } from "../sharedConfig/defaultAwsProfile";
import type { SettingName } from "../sharedConfig/settings";
import { misconfigured } from "./misconfigured";

/** How to request credentials from the metadata service of an EC2 instance. */
export interface InstanceSettings {
  /** The URL, which ends with a slash. */
  readonly endpoint: string;
  readonly isVersion1Disabled: boolean;
  readonly timeoutMs: number;
  /** The number of attempts for each request. */
  readonly attempts: number;
}

/** The AWS profile whose section contains settings, and the shared files. */
export interface SettingsOwner {
  readonly awsProfile: string;
  readonly config: SharedConfig;
}

const endpoints: Readonly<Record<string, string>> = {
  ipv4: "http://169.254.169.254/",
  ipv6: "http://[fd00:ec2::254]/",
};

/**
 * The default time limit for a request, in milliseconds. It is shorter than that of the AWS CLI, because the service either is on
 * this machine or does not exist, for example on a laptop.
 */
const defaultTimeoutMs = 500;

/** The maximum time limit and number of attempts, so that a wrong unit does not block the view for hours. */
const maxTimeoutSeconds = 60;
const maxAttempts = 10;

/**
 * Returns the settings for the metadata service, with the rules of botocore (`create_credential_resolver`, `IMDSFetcher`). The
 * environment takes precedence over the section of the AWS profile. A custom endpoint takes precedence over the endpoint mode.
 * Throws a CredentialsError that names the setting if the endpoint or its mode is invalid.
 */
export function instanceSettings(owner: SettingsOwner, env: Environment): InstanceSettings {
  const value = (name: SettingName) => findValue(name, owner, env);
  return {
    endpoint: findEndpoint(owner, env),
    isVersion1Disabled: isTrue(value("ec2_metadata_v1_disabled")),
    timeoutMs: (positive(value("metadata_service_timeout"), maxTimeoutSeconds) ?? defaultTimeoutMs / 1000) * 1000,
    attempts: positive(value("metadata_service_num_attempts"), maxAttempts) ?? 1,
  };
}

function findEndpoint(owner: SettingsOwner, env: Environment): string {
  const mode = findValue("ec2_metadata_service_endpoint_mode", owner, env);
  const usesIpv6 = isTrue(findValue("imds_use_ipv6", owner, env));
  const own = endpoints[mode?.toLowerCase() ?? (usesIpv6 ? "ipv6" : "ipv4")];
  if (own === undefined) {
    throw unusable("ec2_metadata_service_endpoint_mode", owner, env);
  }
  const custom = findValue("ec2_metadata_service_endpoint", owner, env);
  if (custom === undefined) {
    return own;
  }
  if (!/^https?:$/.test(URL.canParse(custom) ? new URL(custom).protocol : "")) {
    throw unusable("ec2_metadata_service_endpoint", owner, env);
  }
  return custom.endsWith("/") ? custom : `${custom}/`;
}

function findValue(name: SettingName, { awsProfile, config }: SettingsOwner, env: Environment): string | undefined {
  return env[variableOf(name)] || config.awsProfiles.get(awsProfile)?.[name] || undefined;
}

function unusable(name: SettingName, { awsProfile, config }: SettingsOwner, env: Environment): Error {
  const variable = variableOf(name);
  if (env[variable]) {
    return misconfigured({ reason: "unknownValue", names: [variable] });
  }
  const place = config.locate(awsProfile, name);
  return misconfigured({ reason: "unknownValue", names: [name], ...(place ? { place } : {}) }, awsProfile);
}

function variableOf(name: SettingName): string {
  return `AWS_${name.toUpperCase()}`;
}

function isTrue(value: string | undefined): boolean {
  return value?.toLowerCase() === "true";
}

/** Returns a positive number of at most `max`, or undefined for any other text. */
function positive(value: string | undefined, max: number): number | undefined {
  const number = /^\s*\d+\s*$/.test(value ?? "") ? Number(value) : 0;
  return number > 0 ? Math.min(number, max) : undefined;
}
