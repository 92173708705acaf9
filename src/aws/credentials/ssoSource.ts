import type { AwsProfileKind } from "../../domain/awsProfile";
import { isRegionCode } from "../../domain/regions";
import type { Section, SharedConfig } from "../sharedConfig";
import type { SettingName } from "../sharedConfig/settings";
import { indentedValues, unusableValues } from "./settingFaults";

const sessionSettings = ["sso_start_url", "sso_region"] as const;

/**
 * Returns the fault if the AWS profile refers to an sso-session that is missing or unusable. In that case, the AWS CLI rejects
 * every command with this AWS profile, regardless of its credentials, because it looks for a token first
 * (`SSOTokenProvider._load_sso_config`).
 */
export function brokenSession(awsProfile: string, config: SharedConfig): AwsProfileKind | undefined {
  const section = config.awsProfiles.get(awsProfile) ?? {};
  const { sso_session: name } = section;
  if (name === undefined) {
    return undefined;
  }
  const session = config.ssoSessions.get(name);
  const unusable = unusableValues(section, ["sso_session"]) ?? indentedValues(session ?? {}, sessionSettings);
  if (unusable) {
    return unusable;
  }
  const missing = session
    ? sessionSettings.filter((setting) => session[setting] === undefined)
    : [`sso-session ${name}`];
  return missing.length > 0 ? { kind: "incomplete", missing } : undefined;
}

const ssoSettings = ["sso_role_name", "sso_account_id", ...sessionSettings] as const;

/** Returns IAM Identity Center as the source (`SSOProvider`). A section uses it if it contains an SSO account or role. */
export function sso(awsProfile: string, config: SharedConfig): AwsProfileKind | undefined {
  const section = config.awsProfiles.get(awsProfile) ?? {};
  if (section.sso_role_name === undefined && section.sso_account_id === undefined) {
    return undefined;
  }
  const broken = indentedValues(section, ssoSettings) ?? brokenSession(awsProfile, config);
  if (broken) {
    return broken;
  }
  const { sso_session: name } = section;
  const session: Section = config.ssoSessions.get(name ?? "") ?? {};
  const own = new Map(Object.entries(section));
  const [different] = Object.entries(session).find(([key, value]) => own.has(key) && own.get(key) !== value) ?? [];
  if (different !== undefined) {
    return { kind: "invalid", reason: "conflict", names: [different, `sso-session ${name}`] };
  }
  const indented = indentedValues(session, ssoSettings);
  if (indented) {
    return indented;
  }
  const valueOf = (setting: SettingName) => session[setting] ?? section[setting];
  const missing = ssoSettings.filter((setting) => !valueOf(setting));
  if (missing.length > 0) {
    return { kind: "incomplete", missing };
  }
  if (!isRegionCode(valueOf("sso_region") ?? "")) {
    return { kind: "invalid", reason: "unknownValue", names: ["sso_region"] };
  }
  return name === undefined
    ? { kind: "legacySso", startUrl: valueOf("sso_start_url") ?? "" }
    : { kind: "sso", session: name };
}
