import * as l10n from "@vscode/l10n";
import { joinSentences } from "../../../messages/list";
import type { DetailsViewModel } from "../viewModelSchema";

/**
 * Returns the text to announce to screen readers when the page changes without user input: a refresh is complete, loading has
 * failed, or the profile was deleted. Returns undefined if the change only adds the expected data.
 */
export function announceChange(
  before: DetailsViewModel | undefined,
  after: DetailsViewModel,
  refreshing: boolean,
): string | undefined {
  const problems = problemsOf(after);
  const known = new Set(before && problemsOf(before));
  const newProblems = problems.filter((sentence) => !known.has(sentence));
  if (newProblems.length > 0) {
    return joinSentences(...newProblems);
  }
  return refreshing && before?.busy && !after.busy && problems.length === 0 ? l10n.t("Refreshed") : undefined;
}

/** Returns the problems of the page and of its sections. */
function problemsOf({ problem, source, applicationProfiles, tags }: DetailsViewModel): string[] {
  const ofSections = [source, applicationProfiles, tags].map((section) =>
    section && "problem" in section ? section.problem : undefined,
  );
  return [problem, ...ofSections].flatMap((each) => each?.sentence ?? []);
}
