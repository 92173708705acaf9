import * as l10n from "@vscode/l10n";
import type { DefaultCredentialsSource, AwsProfileKind, CredentialSource } from "../domain/awsProfile";
import { joinList } from "./list";

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
      return l10n.t("Access keys");
    case "process":
      return l10n.t("Program (credential_process)");
    case "webIdentity":
      return l10n.t("Role {0} with web identity", roleName(kind.roleArn));
    case "login":
      return l10n.t("Console sign-in (aws login)");
    case "incomplete":
      return kind.missing.length > 0
        ? l10n.t("Incomplete, missing {0}", joinList(kind.missing))
        : l10n.t("No credentials");
  }
}

/** The name of an AWS profile, or a label for the default credentials. May contain untrusted text. */
export function formatAwsProfileName(awsProfile: string | undefined): string {
  return awsProfile ?? l10n.t("Default credentials");
}

/** Describes where the default credentials would come from. May contain untrusted text. */
export function formatDefaultCredentialsSource(source: DefaultCredentialsSource): string {
  switch (source.kind) {
    case "environment":
      return l10n.t("Environment variables");
    case "awsProfile":
      return l10n.t("AWS profile {0}", source.name);
    case "webIdentity":
      return l10n.t("Role {0} with web identity", roleName(source.roleArn));
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
