import * as l10n from "@vscode/l10n";
import type { CredentialsFault } from "../domain/credentialsFault";
import type { ProblemOfKind } from "../domain/problem";
import { failingAwsProfile } from "../domain/problem";
import { joinList, joinSentences } from "./list";
import type { Remedy } from "./remedy";
import { truncate } from "./truncate";

/** Explains which credential settings or variables cannot be used, and where they are. May contain untrusted text. */
export function formatCredentialsFault(problem: ProblemOfKind<"credentialsMisconfigured">): string {
  const { fault } = problem;
  const shown = fault.names.slice(0, maxNames).map((name) => truncate(name, { longest: maxNameLength }));
  const names = fault.names.length > maxNames ? [...shown, "…"] : shown;
  return fault.place
    ? joinSentences(
        formatSettings(fault.reason, names, failingAwsProfile(problem) ?? "default"),
        l10n.t("Check {0}, line {1}.", fault.place.file, fault.place.line),
      )
    : formatVariables(fault.reason, joinList(names));
}

/** Returns the next steps. Signing in does not help, and only settings in a file can be opened. */
export function credentialsFaultRemedies({ fault }: ProblemOfKind<"credentialsMisconfigured">): readonly Remedy[] {
  return [...(fault.place ? (["openFile"] as const) : []), "retry", "selectAwsProfiles", "showLog"];
}

/** The maximum number of names in a message. A cycle may consist of many AWS profiles. */
const maxNames = 6;

/** The maximum number of characters of a name in a message. Paths of token files can be long. */
const maxNameLength = 100;

function formatSettings(reason: CredentialsFault["reason"], list: readonly string[], awsProfile: string): string {
  const names = joinList(list);
  switch (reason) {
    case "incomplete":
      return l10n.t("The settings of the AWS profile {0} are incomplete, missing {1}.", awsProfile, names);
    case "conflict":
      return l10n.t("The AWS profile {0} has conflicting settings: {1}.", awsProfile, names);
    case "unknownValue":
      return l10n.t("The AWS profile {0} has an unknown value for {1}.", awsProfile, names);
    case "indentedValue":
      return l10n.t(
        "The AWS profile {0} has indented lines below {1}, which belong to its value. Remove the indentation.",
        awsProfile,
        names,
      );
    case "cycle":
      return list.length === 1
        ? l10n.t("The AWS profile {0} is its own source profile, but has no access keys.", names)
        : l10n.t("These AWS profiles form a cycle of source profiles: {0}.", names);
    case "unreadableToken":
      return l10n.t("The web identity token file {0} of the AWS profile {1} could not be read.", names, awsProfile);
  }
}

function formatVariables(reason: CredentialsFault["reason"], names: string): string {
  if (reason === "unknownValue") {
    return l10n.t("The environment variable {0} has an invalid value.", names);
  }
  return reason === "unreadableToken"
    ? l10n.t(
        "The web identity token file {0} could not be read. Check the environment variable {1}.",
        names,
        "AWS_WEB_IDENTITY_TOKEN_FILE",
      )
    : l10n.t("The environment variables for AWS credentials are incomplete, missing {0}.", names);
}
