import * as l10n from "@vscode/l10n";
import type {
  AwsProfile,
  AwsProfileKind,
  CredentialsInUse,
  CredentialSource,
  DefaultCredentialsSource,
} from "../domain/awsProfile";
import { joinList } from "./list";

/** Describes the credentials that an AWS profile uses, and any unused credentials in its section. May contain untrusted text. */
export function formatAwsProfileCredentials({ credentials, unused = [] }: AwsProfile): string {
  return withUnused(formatAwsProfileKind(credentials), unused.map(formatAwsProfileKind));
}

/** Describes an AWS profile or the default credentials, and the source of the credentials. May contain untrusted text. */
export function formatCredentialsInUse(inUse: CredentialsInUse): string {
  const { awsProfile } = inUse;
  if ("name" in inUse) {
    return awsProfile ? `${inUse.name} (${formatAwsProfileCredentials(awsProfile)})` : inUse.name;
  }
  const source = formatDefaultCredentialsSource(inUse.source);
  const text = awsProfile ? `${source}: ${formatAwsProfileCredentials(awsProfile)}` : source;
  return `${formatAwsProfileName(undefined)} (${text})`;
}

function withUnused(used: string, unused: readonly string[]): string {
  return unused.length > 0 ? l10n.t("{0} (not used: {1})", used, joinList(unused)) : used;
}

/** Describes how an AWS profile gets its credentials. May contain untrusted text. */
export function formatAwsProfileKind(kind: AwsProfileKind): string {
  switch (kind.kind) {
    case "sso":
      return l10n.t("IAM Identity Center, session {0}", kind.session);
    case "legacySso":
      return l10n.t("IAM Identity Center at {0}", kind.startUrl);
    case "assumedRole":
      return "service" in kind.source
        ? l10n.t("Role {0}, credential source: {1}", roleName(kind.roleArn), formatService(kind.source.service))
        : l10n.t("Role {0}, source profile: {1}", roleName(kind.roleArn), kind.source.awsProfile);
    case "staticKeys":
      return kind.file === "credentials"
        ? l10n.t("Access keys in the credentials file")
        : l10n.t("Access keys in the config file");
    case "process":
      return l10n.t("Program (credential_process)");
    case "webIdentity":
      return l10n.t("Role {0} with web identity", roleName(kind.roleArn));
    case "login":
      return l10n.t("Console sign-in (aws login)");
    case "container":
      return l10n.t("No credentials in this AWS profile, uses the credentials of the container");
    case "instance":
      return (
        formatMissing(kind.missing) ??
        l10n.t("No credentials in this AWS profile, uses EC2 instance metadata if available")
      );
    case "incomplete":
      return formatMissing(kind.missing) ?? l10n.t("No credentials");
    case "invalid":
      return formatInvalid(kind);
  }
}

function formatMissing(missing: readonly string[]): string | undefined {
  return missing.length > 0 ? l10n.t("Incomplete, missing {0}", joinList(missing)) : undefined;
}

function formatInvalid({ reason, names }: AwsProfileKind & { readonly kind: "invalid" }): string {
  switch (reason) {
    case "conflict":
      return l10n.t("Conflicting settings: {0}", joinList(names));
    case "unknownValue":
      return l10n.t("Unknown value for {0}", joinList(names));
    case "indentedValue":
      return l10n.t("Indented lines below {0}", joinList(names));
    case "cycle":
      return l10n.t("Circular source profiles: {0}", joinList(names));
  }
}

/** Returns the name of an AWS profile, or a label for the default credentials. May contain untrusted text. */
export function formatAwsProfileName(awsProfile: string | undefined): string {
  return awsProfile ?? l10n.t("Default credentials");
}

/** Describes the source of the default credentials. May contain untrusted text. */
export function formatDefaultCredentialsSource(source: DefaultCredentialsSource): string {
  switch (source.kind) {
    case "environment":
      return source.missing === undefined
        ? withUnused(
            formatService("Environment"),
            source.unusedAwsProfile === undefined ? [] : [l10n.t("AWS profile {0}", source.unusedAwsProfile)],
          )
        : l10n.t("Environment variables, missing {0}", source.missing);
    case "awsProfile":
      return l10n.t("AWS profile {0}", source.name);
    case "awsProfileMissing":
      return l10n.t("AWS profile {0}, not in the AWS config files", source.name);
    case "webIdentity":
      return source.missing === undefined
        ? l10n.t("Role {0} with web identity", roleName(source.roleArn))
        : l10n.t("Web identity, missing {0}", source.missing);
    case "container":
      return formatService("EcsContainer");
    case "instance":
      return l10n.t("EC2 instance metadata, if available");
    case "nowhere":
      return l10n.t("None found");
  }
}

function formatService(service: CredentialSource): string {
  switch (service) {
    case "Environment":
      return l10n.t("Environment variables");
    case "EcsContainer":
      return l10n.t("Container");
    case "Ec2InstanceMetadata":
      return l10n.t("EC2 instance");
  }
}

function roleName(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}
