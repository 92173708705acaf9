import * as l10n from "@vscode/l10n";
import type { ProblemFacts, ProblemOfKind } from "../domain/problem";
import { failingAwsProfile } from "../domain/problem";
import { signInCommand } from "../domain/signIn";
import { formatDenial, isMissingPermission } from "./denial";
import { joinSentences } from "./list";

/** Returns the AWS CLI command that signs in, as a list of words. */
export function signInCommandFor(problem: ProblemOfKind<"signInExpired">): ["aws", ...string[]] {
  const name = failingAwsProfile(problem);
  return signInCommand({ kind: problem.signIn, ...(name === undefined ? {} : { awsProfile: name }) });
}

/** Formats a command as it would be typed in a shell of the platform. */
export function quotedCommand(command: readonly string[], platform: NodeJS.Platform = process.platform): string {
  const quote = platform === "win32" ? quoteForWindows : quoteForPosix;
  return command.map((word) => (/^[\w./+-][\w.@/+-]*$/.test(word) ? word : quote(word))).join(" ");
}

/** Explains which AWS profile is missing from the AWS config files. */
export function formatAwsProfileMissing(problem: ProblemFacts): string {
  const name = failingAwsProfile(problem) ?? "default";
  return l10n.t("The AWS profile {0} was not found in the AWS config files. Add it, then try again.", name);
}

/** Explains that there are no credentials, either at all or for one AWS profile. */
export function formatCredentialsMissing(problem: ProblemFacts): string {
  const name = failingAwsProfile(problem);
  return name === undefined
    ? l10n.t("No AWS credentials were found. Sign in with the AWS CLI, then try again.")
    : l10n.t(
        "No credentials were found for the AWS profile {0}. Sign in with the AWS CLI, or check the AWS config files.",
        name,
      );
}

/** Explains which metadata service returned no credentials. */
export function formatMetadataFailure({ service }: ProblemOfKind<"metadataFailed">): string {
  return service === "Ec2InstanceMetadata"
    ? l10n.t(
        "The metadata service of this EC2 instance did not return credentials. Check that a role is attached to the instance.",
      )
    : l10n.t(
        "The credentials service of this container did not return credentials. Check the role of the task or pod.",
      );
}

/** Explains which sign-in has expired or is missing, and which command signs in. */
export function formatSignInExpired(problem: ProblemOfKind<"signInExpired">): string {
  const name = failingAwsProfile(problem) ?? "default";
  const command = quotedCommand(signInCommandFor(problem));
  if (problem.neverSignedIn) {
    return l10n.t("You are not signed in with the AWS profile {0}. Run {1}, then try again.", name, command);
  }
  return problem.signIn === "login"
    ? l10n.t("The sign-in for the AWS profile {0} has expired. Run {1}, then try again.", name, command)
    : l10n.t("The SSO sign-in for the AWS profile {0} has expired. Run {1}, then try again.", name, command);
}

/** Explains which AWS profile's credentials have expired. */
export function formatCredentialsExpired(problem: ProblemOfKind<"credentialsExpired">): string {
  const name = failingAwsProfile(problem);
  if (problem.renewedBy) {
    return l10n.t("Your AWS sign-in has expired. Sign in again, then try again.");
  }
  return name === undefined
    ? l10n.t("The default credentials have expired. Renew them, then try again.")
    : l10n.t("The credentials for the AWS profile {0} have expired. Renew them, then try again.", name);
}

/** Explains which AWS profile's program failed, and why. Omits the output of the program, because it may contain secrets. */
export function formatProcessFailure(problem: ProblemOfKind<"processFailed">): string {
  const name = failingAwsProfile(problem) ?? "default";
  const { program = "", programFailure } = problem;
  switch (programFailure) {
    case "notFound":
      return /[\\/]/.test(program)
        ? joinSentences(
            l10n.t("The credential_process program {0} of the AWS profile {1} does not exist.", program, name),
            /^~|[$%]/.test(program)
              ? l10n.t("It is run without a shell, so write its full path without ~ and variables.")
              : "",
          )
        : l10n.t(
            "The credential_process program {0} of the AWS profile {1} is not on the PATH of VS Code. See the log for the PATH.",
            program,
            name,
          );
    case "notExecutable":
      return l10n.t(
        "The credential_process program {0} of the AWS profile {1} is not executable. Check its permissions.",
        program,
        name,
      );
    case "interpreterNotFound":
      return l10n.t(
        "The credential_process program {0} of the AWS profile {1} cannot be run, because the interpreter in its first line does not exist.",
        program,
        name,
      );
    case "commandNotFound":
      return l10n.t(
        "The credential_process program {0} of the AWS profile {1} uses a command that is not on the PATH of VS Code. See the log for the PATH.",
        program,
        name,
      );
    case "invalidExpiration":
      return l10n.t(
        "The credential_process program of the AWS profile {0} returned an invalid expiration. See the log for details.",
        name,
      );
    case "expired":
      return l10n.t(
        "The credential_process program of the AWS profile {0} returned credentials that have expired.",
        name,
      );
    default:
      return l10n.t("The credential_process program of the AWS profile {0} failed. See the log for details.", name);
  }
}

/** Explains which role could not be assumed, and either which principal is not allowed to assume it or which policy denies it. */
export function formatRoleDenied(problem: ProblemOfKind<"roleDenied">): string {
  const { resource = "", principal } = problem;
  if (!isMissingPermission(problem)) {
    return formatDenial({ action: "sts:AssumeRole", ...problem });
  }
  const role = resource.slice(resource.lastIndexOf("/") + 1);
  return principal
    ? l10n.t(
        "{0} is not authorized to assume the role {1}. Check its permissions and the role's trust policy.",
        principal,
        role,
      )
    : l10n.t("These credentials are not authorized to assume the role {0}. Contact your administrator.", role);
}

/** Explains which Region is not enabled: the Region of the request, or the Region in which the AWS profile assumes its role. */
export function formatRegionNotEnabled({ credentialsOf }: ProblemFacts): string {
  return credentialsOf === undefined
    ? l10n.t("The Region is not enabled for this account. Enable it in the AWS console, or select other Regions.")
    : l10n.t(
        "The AWS profile {0} assumes its role in a Region where AWS STS is not active. Activate AWS STS in IAM, or set another Region.",
        credentialsOf,
      );
}

/** Explains by how many minutes the clock is wrong. AWS tolerates five minutes. */
export function formatClockSkew({ clockSkew }: ProblemOfKind<"clockSkew">): string {
  if (clockSkew === undefined) {
    return l10n.t("This computer's clock does not match AWS time. Set the clock, then try again.");
  }
  const minutes = Math.round(Math.abs(clockSkew) / 60_000);
  return clockSkew > 0
    ? l10n.t("This computer's clock is {0} min ahead of AWS time. Set the clock, then try again.", minutes)
    : l10n.t("This computer's clock is {0} min behind AWS time. Set the clock, then try again.", minutes);
}

/** Quotes a word for a POSIX shell. Text in double quotes would be expanded. */
function quoteForPosix(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/**
 * Quotes a word for PowerShell and, if possible, also for the Windows command prompt, which supports only double quotes. PowerShell
 * would expand `$` and the grave accent in double quotes. It treats typographic quotation marks like others.
 */
function quoteForWindows(word: string): string {
  return /[$`"\u201c-\u201e]|\\$/.test(word) ? `'${word.replace(/['\u2018-\u201b]/g, "$&$&")}'` : `"${word}"`;
}
