import * as l10n from "@vscode/l10n";
import type { Connection } from "../../domain/connection";
import type { RequiredTag } from "../../domain/requiredTags";
import { findTagDeviations } from "../../domain/requiredTags";
import { formatAwsProfileName } from "../../messages/awsProfile";
import { joinList } from "../../messages/list";
import { formatRegionWithName } from "../../messages/region";
import { formatDeviations } from "../../messages/tags";
import { tagText } from "../../pickers/tags/tagChoiceTexts";
import type { Step, WizardState } from "./wizardState";
import { steps } from "./wizardSteps";

/** A line in the Review step that shows an answer. The value may be untrusted text. */
export interface ReviewLine {
  readonly label: string;
  readonly value: string;
  /** The step that the line opens, or undefined if there was no choice. */
  readonly step?: Step;
}

/**
 * Returns one line for each answer, and one for the account in which the profile will be created. The line for the tags also
 * lists the required tags that are missing.
 */
export function reviewLines(
  state: WizardState,
  account: string | undefined,
  required: readonly RequiredTag[] = [],
): readonly ReviewLine[] {
  const { connection, source, name = "", description, tags = [] } = state.draft;
  const tagTexts = tags.length > 0 ? joinList(tags.map(tagText)) : l10n.t("None");
  const deviations = formatDeviations(findTagDeviations(tags, required));
  return [
    ...connectionLines(connection, account, steps(state)),
    { label: l10n.t("Source"), value: source ? `${source.name} · ${source.id}` : "", step: "source" },
    { label: l10n.t("Name"), value: name, step: "name" },
    { label: l10n.t("Description"), value: description || l10n.t("None"), step: "description" },
    { label: l10n.t("Tags"), value: deviations === "" ? tagTexts : `${tagTexts} · ${deviations}`, step: "tags" },
  ];
}

/**
 * Returns the lines that state where the profile will be created. The AWS profile and the Region can be changed only if there
 * were several to choose from.
 */
function connectionLines(
  connection: Connection | undefined,
  account: string | undefined,
  all: readonly Step[],
): ReviewLine[] {
  const hasAwsProfileStep = all.includes("awsProfile");
  const accountLine: ReviewLine = { label: l10n.t("Account"), value: account ?? l10n.t("Not known yet") };
  const awsProfile: ReviewLine = {
    label: l10n.t("AWS profile"),
    value: connection ? formatAwsProfileName(connection.awsProfile) : "",
    ...(hasAwsProfileStep ? { step: "awsProfile" } : {}),
  };
  const region: ReviewLine = {
    label: l10n.t("Region"),
    value: connection ? formatRegionWithName(connection.region, " · ") : "",
    ...(all.includes("region") ? { step: "region" } : {}),
  };
  return hasAwsProfileStep ? [awsProfile, accountLine, region] : [accountLine, awsProfile, region];
}
