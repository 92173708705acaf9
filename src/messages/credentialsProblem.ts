import * as l10n from "@vscode/l10n";
import type { Problem } from "../domain/problem";
import { awsProfileAtFault } from "../domain/problem";
import { commandOf } from "../domain/signIn";
import { isCuredByPermission, formatDenial } from "./denial";

/** The AWS CLI's command, word for word, that brings the sign-in back which a problem is about. */
export function signInCommand(problem: Problem): ["aws", ...string[]] {
  const name = awsProfileAtFault(problem);
  return commandOf({ kind: problem.signIn ?? "sso", ...(name === undefined ? {} : { awsProfile: name }) });
}

/** A command as a person types it into a shell. */
export function quotedCommand(command: readonly string[]): string {
  return command.map(quoted).join(" ");
}

/** Names the section that the AWS config files lack. */
export function formatAwsProfileMissing(problem: Problem): string {
  const name = awsProfileAtFault(problem) ?? "default";
  return l10n.t("The AWS profile {0} is not in the AWS config files. Add it, then try again.", name);
}

/** Says where no credentials were found: anywhere, or in a section of the AWS config files. */
export function formatCredentialsMissing(problem: Problem): string {
  const name = awsProfileAtFault(problem);
  return name === undefined
    ? l10n.t("No AWS credentials were found. Sign in with the AWS CLI, then try again.")
    : l10n.t("The AWS profile {0} has no complete credentials. Check it in the AWS config files.", name);
}

/** Names the service that gave no credentials. */
export function formatMetadataFailure({ service }: Problem): string {
  return service === "Ec2InstanceMetadata"
    ? l10n.t("The metadata service of this EC2 instance gave no credentials. Check that a role is attached to it.")
    : l10n.t("The credentials service of this container gave no credentials. Check the role of its task or pod.");
}

/** Names the sign-in that has ended, with the command that brings it back. */
export function formatSignInExpired(problem: Problem): string {
  const name = awsProfileAtFault(problem) ?? "default";
  const command = quotedCommand(signInCommand(problem));
  return problem.signIn === "login"
    ? l10n.t("The sign-in of the AWS profile {0} has expired. Run {1}, then try again.", name, command)
    : l10n.t("The SSO sign-in of the AWS profile {0} has expired. Run {1}, then try again.", name, command);
}

/** Says whose credentials are past their time. */
export function formatCredentialsExpired(problem: Problem): string {
  const name = awsProfileAtFault(problem);
  return name === undefined
    ? l10n.t("Your AWS sign-in has expired. Sign in again, then try again.")
    : l10n.t("The credentials of the AWS profile {0} have expired. Get new ones, then try again.", name);
}

/** Names the AWS profile whose program failed, but not what the program said. */
export function formatProcessFailure(problem: Problem): string {
  const name = awsProfileAtFault(problem) ?? "default";
  return l10n.t("The program that gets the credentials of the AWS profile {0} failed. The log says why.", name);
}

/** Says who may not use which role, as far as AWS named them, or which policy stands against it. */
export function formatRoleDenied(problem: Problem): string {
  const { resource = "", principal } = problem;
  if (!isCuredByPermission(problem)) {
    return formatDenial({ action: "sts:AssumeRole", ...problem });
  }
  const role = resource.slice(resource.lastIndexOf("/") + 1);
  return principal
    ? l10n.t(
        "{0} may not use the role {1}. Its permissions or the role's trust policy do not allow it.",
        principal,
        role,
      )
    : l10n.t("The role {0} may not be used with these credentials. Ask who manages it.", role);
}

/**
 * Says which Region is not enabled: that of the request, or that in which an AWS profile assumes its role, which may be another
 * one.
 */
export function formatRegionNotEnabled({ credentialsOf }: Problem): string {
  return credentialsOf === undefined
    ? l10n.t("The Region is not enabled for this account. Enable it in AWS, or select other Regions.")
    : l10n.t(
        "The AWS profile {0} assumes its role in a Region where AWS STS is not active. Activate it in IAM, or set another Region.",
        credentialsOf,
      );
}

/** Says by how many minutes the clock is off, because AWS takes up to five. */
export function formatClockSkew({ clockSkew }: Problem): string {
  if (clockSkew === undefined) {
    return l10n.t("This computer's clock and AWS's differ too much. Set the clock, then try again.");
  }
  const minutes = Math.round(Math.abs(clockSkew) / 60_000);
  return clockSkew > 0
    ? l10n.t("This computer's clock is ahead of AWS's ({0} min). Set the clock, then try again.", minutes)
    : l10n.t("This computer's clock is behind AWS's ({0} min). Set the clock, then try again.", minutes);
}

/**
 * A word as a shell takes it for one. Between double quotes a POSIX shell still runs and expands what is in it; the command
 * prompt of Windows knows no others.
 */
function quoted(word: string): string {
  if (/^[\w.@/+-]+$/.test(word)) {
    return word;
  }
  return process.platform === "win32" ? JSON.stringify(word) : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
