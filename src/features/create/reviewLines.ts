import * as l10n from "@vscode/l10n";
import type { Connection } from "../../domain/connection";
import { formatAwsProfileName } from "../../messages/awsProfile";
import { joinList } from "../../messages/list";
import { formatRegion } from "../../messages/region";
import { tagText } from "../../pickers/tags/tagChoiceTexts";
import type { Step, WizardState } from "./wizardState";
import { steps } from "./wizardSteps";

/** A line of the Review step with an answer. The value may be untrusted text. */
export interface ReviewLine {
  readonly label: string;
  readonly value: string;
  /** The step that the line opens, or undefined if there was no choice. */
  readonly step?: Step;
}

/** Returns a line for each answer, and one for the account that the profile will be created in. */
export function reviewLines(state: WizardState, account: string | undefined): readonly ReviewLine[] {
  const { connection, source, name = "", description, tags = [] } = state.draft;
  return [
    ...connectionLines(connection, account, steps(state)),
    { label: l10n.t("Source"), value: source ? `${source.name} · ${source.id}` : "", step: "source" },
    { label: l10n.t("Name"), value: name, step: "name" },
    { label: l10n.t("Description"), value: description || l10n.t("None"), step: "description" },
    { label: l10n.t("Tags"), value: tags.length > 0 ? joinList(tags.map(tagText)) : l10n.t("None"), step: "tags" },
  ];
}

/** Returns the lines for the connection. The AWS profile has its own line only if the user had a choice. */
function connectionLines(
  connection: Connection | undefined,
  account: string | undefined,
  all: readonly Step[],
): ReviewLine[] {
  const hasAwsProfileStep = all.includes("awsProfile");
  const awsProfile = hasAwsProfileStep ? undefined : connection?.awsProfile;
  const region: ReviewLine = {
    label: l10n.t("Region"),
    value: connection
      ? [connection.region, formatRegion(connection.region), ...(awsProfile === undefined ? [] : [awsProfile])].join(
          " · ",
        )
      : "",
    ...(all.includes("region") ? { step: "region" } : {}),
  };
  const accountLine: ReviewLine = { label: l10n.t("Account"), value: account ?? l10n.t("Not known yet") };
  return hasAwsProfileStep && connection
    ? [
        { label: l10n.t("AWS profile"), value: formatAwsProfileName(connection.awsProfile), step: "awsProfile" },
        accountLine,
        region,
      ]
    : [accountLine, region];
}
