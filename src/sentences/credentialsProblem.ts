import * as l10n from "@vscode/l10n";
import type { Problem } from "../core/problem";
import { awsProfileAtFault } from "../core/problem";
import { commandOf } from "../core/signIn";
import type { Reason } from "./problem";

/** Why there are no credentials that AWS takes, and what to do about it. */
export function tellCredentials(problem: Problem): Reason {
  switch (problem.kind) {
    case "awsProfileMissing":
    case "credentialsMissing":
      return tellMissing(problem);
    case "metadataFailed":
      return { reason: tellMetadata(problem), remedies: ["retry", "selectAwsProfiles", "showLog"] };
    case "signInExpired":
      return { reason: tellSignIn(problem), remedies: ["signIn", "retry", "showLog"] };
    case "credentialsExpired":
      return { reason: tellExpired(problem), remedies: ["signIn", "retry", "setUpCredentials", "showLog"] };
    case "mfaCancelled":
    case "mfaRefused":
      return tellMfa(problem);
    case "processFailed":
      return { reason: tellProcess(problem), remedies: ["retry", "showLog"] };
    case "roleDenied":
      return {
        reason: tellRole(problem),
        remedies: problem.action
          ? ["copyIamPolicy", "retry", "selectAwsProfiles", "showLog"]
          : ["retry", "selectAwsProfiles", "showLog"],
      };
    case "clockSkew":
      return { reason: tellClock(problem), remedies: ["retry", "showLog"] };
    case "signatureRefused":
      return {
        reason: l10n.t("AWS does not accept the signature. Check the secret access key, and any proxy on the way."),
        remedies: ["retry", "selectAwsProfiles", "showLog"],
      };
    default:
      return {
        reason: l10n.t("AWS does not accept the credentials here. They may be wrong, or the Region not enabled."),
        remedies: ["retry", "selectRegions", "selectAwsProfiles", "showLog"],
      };
  }
}

/** The AWS CLI's command, word for word, that brings the sign-in back which a problem is about. */
export function signInCommand(problem: Problem): ["aws", ...string[]] {
  const name = awsProfileAtFault(problem);
  return commandOf({ kind: problem.signIn ?? "sso", ...(name === undefined ? {} : { awsProfile: name }) });
}

/** A command as a person types it into a shell. */
export function quotedCommand(command: readonly string[]): string {
  return command.map(quoted).join(" ");
}

function tellMissing(problem: Problem): Reason {
  const name = awsProfileAtFault(problem);
  const remedies: Reason["remedies"] = ["retry", "setUpCredentials", "selectAwsProfiles", "showLog"];
  if (problem.kind === "awsProfileMissing") {
    return {
      reason: l10n.t("The AWS profile {0} is not in the AWS config files. Add it, then try again.", name ?? "default"),
      remedies,
    };
  }
  return {
    remedies: ["signIn", ...remedies],
    reason:
      name === undefined
        ? l10n.t("No AWS credentials were found. Sign in with the AWS CLI, then try again.")
        : l10n.t("The AWS profile {0} has no complete credentials. Check it in the AWS config files.", name),
  };
}

function tellMetadata({ service }: Problem): string {
  return service === "Ec2InstanceMetadata"
    ? l10n.t("The metadata service of this EC2 instance gave no credentials. Check that a role is attached to it.")
    : l10n.t("The credentials service of this container gave no credentials. Check the role of its task or pod.");
}

function tellSignIn(problem: Problem): string {
  const name = awsProfileAtFault(problem) ?? "default";
  const command = quotedCommand(signInCommand(problem));
  return problem.signIn === "login"
    ? l10n.t("The sign-in of the AWS profile {0} has expired. Run {1}, then try again.", name, command)
    : l10n.t("The SSO sign-in of the AWS profile {0} has expired. Run {1}, then try again.", name, command);
}

/** A word as a shell takes it for one. */
function quoted(word: string): string {
  return /^[\w.@/+-]+$/.test(word) ? word : JSON.stringify(word);
}

function tellExpired(problem: Problem): string {
  const name = awsProfileAtFault(problem);
  return name === undefined
    ? l10n.t("Your AWS sign-in has expired. Sign in again, then try again.")
    : l10n.t("The credentials of the AWS profile {0} have expired. Get new ones, then try again.", name);
}

function tellMfa({ kind, mfaDevice = "" }: Problem): Reason {
  return kind === "mfaRefused"
    ? {
        reason: l10n.t("AWS did not accept the code of the MFA device {0}. Try again with its next code.", mfaDevice),
        remedies: ["retry", "showLog"],
      }
    : {
        reason: l10n.t("The code of the MFA device {0} is needed. Try again to enter it.", mfaDevice),
        remedies: ["retry"],
      };
}

function tellProcess(problem: Problem): string {
  const name = awsProfileAtFault(problem) ?? "default";
  return l10n.t("The program that gets the credentials of the AWS profile {0} failed. The log says why.", name);
}

function tellRole({ resource = "", principal }: Problem): string {
  const role = resource.slice(resource.lastIndexOf("/") + 1);
  return principal
    ? l10n.t(
        "{0} may not use the role {1}. Its permissions or the role's trust policy do not allow it.",
        principal,
        role,
      )
    : l10n.t("The role {0} may not be used with these credentials. Ask who manages it.", role);
}

/** Minutes, because AWS takes up to five. */
function tellClock({ clockSkew }: Problem): string {
  if (clockSkew === undefined) {
    return l10n.t("This computer's clock and AWS's differ too much. Set the clock, then try again.");
  }
  const minutes = Math.round(Math.abs(clockSkew) / 60_000);
  return clockSkew > 0
    ? l10n.t("This computer's clock is ahead of AWS's ({0} min). Set the clock, then try again.", minutes)
    : l10n.t("This computer's clock is behind AWS's ({0} min). Set the clock, then try again.", minutes);
}
