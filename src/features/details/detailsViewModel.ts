import * as l10n from "@vscode/l10n";
import type { ProblemMessage } from "../../webviews/messages";
import type { DetailsData } from "./detailsData";
import { describeProblem, describeStaleProblem, omitUndefined } from "./detailsSection";
import { sections } from "./sections";
import { describeFacts } from "./sections/facts";
import type { DetailsViewModel } from "./viewModelSchema";

/** Returns the view model of the page. Dates are formatted for `language`, a BCP 47 tag. */
export function createDetailsViewModel(data: DetailsData, language: string): DetailsViewModel {
  const facts = describeFacts(data, language);
  return {
    title: facts.name ?? facts.id ?? facts.arn,
    presence: data.profile.status,
    busy: isBusy(data),
    ...omitUndefined({ problem: describeProfileProblem(data) }),
    ...Object.assign({ facts }, ...sections.map((section) => section.describe(data, language))),
  };
}

/**
 * Returns whether the page is loading. The lists count only until they have a value, because the side bar may refresh them at any
 * time.
 */
function isBusy({ profile, tags, models, lists }: DetailsData): boolean {
  const loading = [profile, tags, models].some((loadable) => loadable?.status === "loading");
  return loading || (lists.status === "loading" && !lists.value);
}

function describeProfileProblem({ profile, connection }: DetailsData): ProblemMessage | undefined {
  switch (profile.status) {
    case "failed":
      return profile.value ? describeStaleProblem(profile.problem) : describeProblem(profile.problem);
    case "notFound":
      return { sentence: notFoundText(profile.value !== undefined, connection.region), remedies: [] };
    default:
      return undefined;
  }
}

function notFoundText(wasSeen: boolean, region: string): string {
  return wasSeen
    ? l10n.t("This inference profile has been deleted. Showing the last known values.")
    : l10n.t("Not found in {0}. It may have been deleted, or be in another Region.", region);
}
