import type { IniSection, Setting } from "./parseIni";

/** The settings of AWS profiles and SSO sessions that determine credentials. */
const credentialSettings = [
  "aws_access_key_id",
  "aws_secret_access_key",
  "aws_session_token",
  "aws_security_token",
  "role_arn",
  "source_profile",
  "credential_source",
  "mfa_serial",
  "external_id",
  "role_session_name",
  "duration_seconds",
  "web_identity_token_file",
  "sso_session",
  "sso_start_url",
  "sso_region",
  "sso_account_id",
  "sso_role_name",
  "login_session",
  "credential_process",
] as const;

/** The other settings that are read. */
const otherSettings = [
  "region",
  "endpoint_url",
  "ignore_configured_endpoint_urls",
  "services",
  "ca_bundle",
  "use_fips_endpoint",
  "use_dualstack_endpoint",
  "disable_clock_skew_correction",
  "sdk_ua_app_id",
  "max_attempts",
  "retry_mode",
  "ec2_metadata_service_endpoint",
  "ec2_metadata_service_endpoint_mode",
  "ec2_metadata_v1_disabled",
  "imds_use_ipv6",
  "metadata_service_timeout",
  "metadata_service_num_attempts",
] as const;

/** The name of a setting that is read. Other settings, such as `output` and `s3`, have no effect. */
export type SettingName = (typeof credentialSettings)[number] | (typeof otherSettings)[number];

/** The settings of one section, by lowercase name. */
export type Section = Readonly<Partial<Record<SettingName, string>>>;

const namesForCredentials: ReadonlySet<string> = new Set(credentialSettings);
const allNames: ReadonlySet<SettingName> = new Set([...credentialSettings, ...otherSettings]);

/** Returns whether a setting determines credentials. */
export function isForCredentials(name: string): boolean {
  return namesForCredentials.has(name);
}

/** Returns whether a setting is one of the access keys. They are used from one file only, even if both files contain some. */
export function isKey(name: string): boolean {
  return name.startsWith("aws_");
}

/** Returns whether a setting is read. */
export function isRead(name: string): name is SettingName {
  return (allNames as ReadonlySet<string>).has(name);
}

/** Returns a setting of a section. As in Python's `configparser`, it may come from `[DEFAULT]`. */
export function findSetting({ settings, shared }: IniSection, name: SettingName): Setting | undefined {
  return settings.get(name) ?? shared.get(name);
}

/** Returns all settings of a section that are read, including those from `[DEFAULT]`. */
export function readSettings(section: IniSection): [SettingName, Setting][] {
  const names = section.shared.size > 0 ? allNames : [...section.settings.keys()].filter(isRead);
  return [...names].flatMap((name): [SettingName, Setting][] => {
    const setting = findSetting(section, name);
    return setting ? [[name, setting]] : [];
  });
}

/** The value of settings that have indented lines, which are not read. */
export const blockValue = "\n";

/** Returns whether a setting has indented lines in place of a value or after it. */
export function isBlock(value: string | undefined): boolean {
  return value === blockValue;
}

/**
 * Returns whether a setting has indented lines. botocore parses them as nested settings if they start below the name, and
 * otherwise as part of the value. Only commands can be used with line breaks.
 */
export function hasIndentedLines(
  name: string,
  { value, nested }: { readonly value: string; readonly nested?: unknown },
): boolean {
  return nested !== undefined || (name !== "credential_process" && value.includes("\n"));
}
