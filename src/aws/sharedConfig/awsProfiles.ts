import type { AwsProfile, AwsProfileKind, CredentialSource } from "../../domain/awsProfile";
import type { Section, SharedConfig } from ".";
import { readSharedConfig } from ".";

/** The AWS profiles of the shared files, in their order, read anew. Resolves no credentials and gives none. */
export async function listAwsProfiles(): Promise<AwsProfile[]> {
  const config = await readSharedConfig();
  return [...config.awsProfiles].map(([name, section]) => {
    const credentials = classify(section, config);
    const { region } = section;
    const mfaDevice = credentials.kind === "assumedRole" ? section["mfa_serial"] : undefined;
    return { name, credentials, ...(region ? { region } : {}), ...(mfaDevice ? { mfaDevice } : {}) };
  });
}

/** How a section comes by its credentials. Where several ways are in it, the SDK's order decides. */
export function classify(section: Section, config: SharedConfig): AwsProfileKind {
  return (
    assumedRole(section, config) ??
    (section["aws_access_key_id"] && section["aws_secret_access_key"] ? { kind: "staticKeys" } : undefined) ??
    webIdentity(section) ??
    (section["credential_process"] ? { kind: "process" } : undefined) ??
    sso(section, config) ??
    (section["login_session"] ? { kind: "login", session: section["login_session"] } : undefined) ?? {
      kind: "incomplete",
      missing: missingHalf(section),
    }
  );
}

const services: ReadonlySet<string> = new Set<CredentialSource>(["Environment", "EcsContainer", "Ec2InstanceMetadata"]);

function assumedRole(section: Section, config: SharedConfig): AwsProfileKind | undefined {
  const { role_arn: roleArn, source_profile: awsProfile, credential_source: service } = section;
  // The SDK takes neither of them where both are given.
  if (!roleArn || Boolean(awsProfile) === Boolean(service)) {
    return undefined;
  }
  if (awsProfile) {
    return config.awsProfiles.has(awsProfile)
      ? { kind: "assumedRole", roleArn, source: { awsProfile } }
      : { kind: "incomplete", missing: [`profile ${awsProfile}`] };
  }
  return isService(service)
    ? { kind: "assumedRole", roleArn, source: { service } }
    : { kind: "incomplete", missing: ["credential_source"] };
}

/** The service that a section names without a role: no credentials of its own, but another's role can be assumed with them. */
export function serviceWithoutRole(section: Section): CredentialSource | undefined {
  const { role_arn: roleArn, source_profile: awsProfile, credential_source: service } = section;
  return !roleArn && !awsProfile && isService(service) ? service : undefined;
}

function isService(service: string | undefined): service is CredentialSource {
  return services.has(service ?? "");
}

function webIdentity(section: Section): AwsProfileKind | undefined {
  const { role_arn: roleArn, web_identity_token_file: file } = section;
  return roleArn && file ? { kind: "webIdentity", roleArn } : undefined;
}

const ssoSettings = ["sso_start_url", "sso_region", "sso_account_id", "sso_role_name"] as const;

function sso(section: Section, config: SharedConfig): AwsProfileKind | undefined {
  const { sso_session: session } = section;
  if (session === undefined && ssoSettings.every((setting) => section[setting] === undefined)) {
    return undefined;
  }
  const shared = session === undefined ? section : config.ssoSessions.get(session);
  if (!shared) {
    return { kind: "incomplete", missing: [`sso-session ${session}`] };
  }
  const both = { ...section, ...shared };
  const missing = ssoSettings.filter((setting) => !both[setting]);
  if (missing.length > 0) {
    return { kind: "incomplete", missing };
  }
  return session === undefined
    ? { kind: "legacySso", startUrl: section["sso_start_url"] ?? "" }
    : { kind: "sso", session };
}

/** What would complete a section that has one setting of a pair; nothing where it has not begun. */
function missingHalf(section: Section): string[] {
  if (section["role_arn"]) {
    return ["source_profile"];
  }
  if (section["web_identity_token_file"]) {
    return ["role_arn"];
  }
  const keys = ["aws_access_key_id", "aws_secret_access_key"];
  const missing = keys.filter((key) => !section[key]);
  return missing.length === 1 ? missing : [];
}
