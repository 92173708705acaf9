import * as l10n from "@vscode/l10n";
import { formatNumber } from "../../messages/language";
import { formatProfileCount } from "../../messages/counts";
import { joinSentences } from "../../messages/list";
import { truncate } from "../../messages/truncate";
import type { ProfileFilter } from "./profileFilter";
import { needsModels, needsTags } from "./profileFilter";

/** The maximum number of characters of the text that are shown, so that a pasted text does not leave little space for the rows. */
const maxTextLength = 120;

/** The numbers of profiles that a filter shows and hides. */
export interface FilterResult {
  readonly shown: number;
  readonly total: number;
  /** The number of profiles that are not shown because it is not known whether they match. */
  readonly unknown: number;
}

/** The criteria that a filter can have in addition to its text. */
export type CriterionName = "endOfLife" | "mayLeaveGeography" | "notActive" | "managed" | "missingTags";

/** Returns the name of a criterion. `days` is the number of days until the end of life. */
export function formatCriterion(name: CriterionName, days: number, language: string): string {
  switch (name) {
    case "endOfLife":
      return l10n.t("Legacy, or end of life within {0} days", formatNumber(days, language));
    case "mayLeaveGeography":
      return l10n.t("May run outside the Region's geography");
    case "notActive":
      return l10n.t("Not active");
    case "managed":
      return l10n.t("Managed by infrastructure code");
    case "missingTags":
      return l10n.t("Missing required tags");
  }
}

/** Returns the message above the tree that describes the filter and its result. It may contain untrusted text. */
export function formatFilter(filter: ProfileFilter, { shown, total, unknown }: FilterResult, language: string): string {
  const { text, endOfLifeWithinDays } = filter;
  const criteria = (["mayLeaveGeography", "notActive", "managed", "missingTags"] as const).filter(
    (name) => filter[name],
  );
  const shownText = truncate(text.trim(), { longest: maxTextLength });
  const names = [
    ...(shownText === "" ? [] : [shownText]),
    ...(endOfLifeWithinDays === undefined ? [] : [formatCriterion("endOfLife", endOfLifeWithinDays, language)]),
    ...criteria.map((name) => formatCriterion(name, 0, language)),
  ];
  const number = (value: number) => formatNumber(value, language);
  const criteriaText = names.join(" · ");
  const count =
    total === 1
      ? l10n.t("Filter: {0} ({1} of 1 profile).", criteriaText, number(shown))
      : l10n.t("Filter: {0} ({1} of {2} profiles).", criteriaText, number(shown), number(total));
  return unknown === 0 ? count : joinSentences(count, unknownText(filter, formatProfileCount(unknown, language)));
}

/** Returns why it is not known whether some profiles match: data is still loading, or AWS denied the request for it. */
function unknownText(filter: ProfileFilter, profiles: string): string {
  if (!needsModels(filter)) {
    return l10n.t("{0} may be missing because tags are not known.", profiles);
  }
  return needsTags(filter)
    ? l10n.t("{0} may be missing because tags or model lifecycles are not known.", profiles)
    : l10n.t("{0} may be missing because model lifecycles are not known.", profiles);
}
