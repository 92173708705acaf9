import * as l10n from "@vscode/l10n";
import { isCopySource } from "../../domain/inferenceProfile";
import type { ProblemMessage } from "../../webviews/messages";
import type { DetailsData } from "./detailsData";
import { describeProblem, describeStaleProblem, omitUndefined } from "./detailsSection";
import { sections } from "./sections";
import { describeFacts } from "./sections/facts";
import type { TagRules } from "./tagRules";
import type { DetailsViewModel, PageAction } from "./viewModelSchema";

/** Returns the view model of the page. Dates are formatted for `language`, a BCP 47 tag. */
export function createDetailsViewModel(data: DetailsData, language: string, tagRules: TagRules): DetailsViewModel {
  const facts = describeFacts(data, language);
  const parts: Partial<DetailsViewModel> = Object.assign(
    {},
    ...sections.map((section) => section.describe(data, language, tagRules)),
  );
  return {
    title: facts.name ?? facts.id ?? facts.arn,
    presence: data.profile.status,
    busy: isBusy(data),
    ...omitUndefined({ problem: describeProfileProblem(data) }),
    actions: offeredActions(data, parts.deviations !== undefined),
    ...parts,
    facts,
  };
}

/** Returns the actions that the page offers. There are none until the profile has loaded, or if it was deleted. */
function offeredActions({ profile: { status, value: profile } }: DetailsData, hasDeviations: boolean): PageAction[] {
  if (!profile || status === "notFound") {
    return [];
  }
  if (profile.type === "APPLICATION") {
    return ["copyAs", "editTags", ...(hasDeviations ? (["addRequiredTags"] as const) : []), "createSimilar", "reveal"];
  }
  return isCopySource(profile) ? ["copyAs", "createFrom", "reveal"] : ["copyAs", "reveal"];
}

/**
 * Returns whether the page is loading. Ignores refreshes of the lists once they have a value, because the sidebar may refresh
 * them at any time.
 */
function isBusy({ credentials, profile, tags, models, lists }: DetailsData): boolean {
  const loading =
    credentials === undefined || [profile, tags, models].some((loadable) => loadable?.status === "loading");
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
