import type { AwsProfileKind } from "../../domain/awsProfile";
import type { ConfigLocation } from "../../domain/configFinding";
import type { CredentialsFault } from "../../domain/credentialsFault";
import { CredentialsError } from "../errors/credentialsError";
import type { Section, SharedConfig } from "../sharedConfig";
import { isBlock, isRead } from "../sharedConfig/settings";

/** The names of missing settings or sections, or the settings that the AWS CLI rejects. */
export type UnusableSettings = readonly string[] | (AwsProfileKind & { readonly kind: "invalid" });

const ssoSettings = ["sso_account_id", "sso_role_name", "sso_session", "sso_start_url", "sso_region"];

/** The settings that indicate where a missing setting belongs, the most specific first. */
const related: Readonly<Record<string, readonly string[]>> = {
  source_profile: ["role_arn"],
  role_arn: ["role_arn", "web_identity_token_file", "source_profile", "credential_source"],
  aws_access_key_id: ["aws_access_key_id", "aws_secret_access_key"],
  aws_secret_access_key: ["aws_secret_access_key", "aws_access_key_id"],
  sso_account_id: ssoSettings,
  sso_role_name: ssoSettings,
  sso_start_url: ssoSettings,
  sso_region: ssoSettings,
};

/**
 * Returns the error for an AWS profile without usable credentials: `credentialsMisconfigured` with the location of the settings,
 * or `credentialsMissing` if its section contains no credential settings at all. The message is for the log.
 */
export function unusableCredentials(
  unusable: UnusableSettings,
  awsProfile: string,
  config: SharedConfig,
): CredentialsError {
  const { reason, names } = "kind" in unusable ? unusable : { reason: "incomplete" as const, names: unusable };
  if (names.length === 0) {
    const message = `The AWS profile ${awsProfile} lacks settings for credentials`;
    return new CredentialsError("credentialsMissing", { credentialsOf: awsProfile }, message);
  }
  const place = locate(reason, names, awsProfile, config);
  return misconfigured({ reason, names, ...(place ? { place } : {}) }, awsProfile);
}

/** Returns the error for settings that cannot be used. If there is no AWS profile, the settings are environment variables. */
export function misconfigured(fault: CredentialsFault, awsProfile?: string): CredentialsError {
  const { reason, names, place } = fault;
  const owner = awsProfile === undefined ? "the environment" : `the AWS profile ${awsProfile}`;
  const where = place ? ` (${place.file}, line ${place.line})` : "";
  return new CredentialsError(
    "credentialsMisconfigured",
    { fault, ...(awsProfile === undefined ? {} : { credentialsOf: awsProfile }) },
    `The credentials of ${owner} cannot be used: ${reason} ${names.join(", ")}${where}`,
  );
}

function locate(
  reason: CredentialsFault["reason"],
  names: readonly string[],
  awsProfile: string,
  config: SharedConfig,
): ConfigLocation | undefined {
  const [first] = settingsAtFault(reason, names, config.awsProfiles.get(awsProfile) ?? {})
    .filter(isRead)
    .map((name) => config.locate(awsProfile, name))
    .filter((place) => place !== undefined);
  const ofSession = locateSession(names, awsProfile, config);
  const places = reason === "incomplete" ? [ofSession, first] : [first, ofSession];
  return places.find(Boolean) ?? config.locateSection({ type: "awsProfile", name: awsProfile });
}

/** Returns the settings of the AWS profile that the fault is about or that it is related to, the most specific first. */
function settingsAtFault(
  reason: CredentialsFault["reason"],
  names: readonly string[],
  section: Section,
): readonly string[] {
  switch (reason) {
    case "cycle":
      return ["source_profile"];
    case "indentedValue":
      return names.filter((name) => isRead(name) && isBlock(section[name]));
    case "incomplete":
      // A setting without a value counts as missing.
      return names.flatMap((name) => [name, ...(related[name] ?? settingOfSection(name))]);
    default:
      return names;
  }
}

/** Returns the location of the `sso-session` section if the settings at fault belong there. */
function locateSession(names: readonly string[], awsProfile: string, config: SharedConfig): ConfigLocation | undefined {
  const session = config.awsProfiles.get(awsProfile)?.sso_session;
  return session !== undefined && names.some((name) => name === "sso_start_url" || name === "sso_region")
    ? config.locateSection({ type: "ssoSession", name: session })
    : undefined;
}

/** Returns the setting that refers to a missing section such as `profile base` or `sso-session corp`. */
function settingOfSection(name: string): readonly string[] {
  return name.startsWith("sso-session ") ? ["sso_session"] : ["source_profile"];
}
