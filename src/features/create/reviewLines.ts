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
  /** The rest of a value that is too long for one row. Each text gets a row below the line. */
  readonly more?: readonly string[];
  /** The step that the line opens, or undefined if there was no choice. */
  readonly step?: Step;
}

/** The maximum number of characters that a row shows after its label. VS Code would cut the rest. */
const longestValue = 64;

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
  const tagRows = tags.length > 0 ? joinInRows(tags.map(tagText), joinList) : [l10n.t("None")];
  const deviations = formatDeviations(findTagDeviations(tags, required));
  return [
    ...connectionLines(connection, account, steps(state)),
    {
      label: l10n.t("Source"),
      ...inRows(joinInRows(source ? [source.name, source.id] : [], joinParts)),
      step: "source",
    },
    { label: l10n.t("Name"), value: name, step: "name" },
    {
      label: l10n.t("Description"),
      ...inRows(joinInRows((description || l10n.t("None")).split(/(?<= )/), (words) => words.join("").trimEnd())),
      step: "description",
    },
    {
      label: l10n.t("Tags"),
      ...inRows(joinInRows([...tagRows, ...(deviations === "" ? [] : [deviations])], joinParts)),
      step: "tags",
    },
  ];
}

function inRows([value = "", ...more]: readonly string[]): Pick<ReviewLine, "value" | "more"> {
  return more.length > 0 ? { value, more } : { value };
}

/** Joins texts into as few rows as possible. A single text that is too long gets a separate row. */
function joinInRows(texts: readonly string[], join: (texts: readonly string[]) => string): readonly string[] {
  const rows: string[][] = [];
  for (const text of texts) {
    const last = rows.at(-1);
    if (last && join([...last, text]).length <= longestValue) {
      last.push(text);
    } else {
      rows.push([text]);
    }
  }
  return rows.map(join);
}

function joinParts(texts: readonly string[]): string {
  return texts.join(" · ");
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
