import * as l10n from "@vscode/l10n";
import { joinSentences } from "../../../messages/list";
import type { DetailsViewModel } from "../detailsMessages";

/**
 * What a screen reader is to be told when the page changes by itself: that a refresh is over, that reading a part failed, that
 * the profile is gone. Nothing for changes that bring what was waited for.
 */
export function announceChange(
  before: DetailsViewModel | undefined,
  after: DetailsViewModel,
  refreshing: boolean,
): string | undefined {
  const problems = problemsOf(after);
  const told = new Set(before && problemsOf(before));
  const news = problems.filter((sentence) => !told.has(sentence));
  if (news.length > 0) {
    return joinSentences(...news);
  }
  return refreshing && before?.busy && !after.busy && problems.length === 0 ? l10n.t("Refreshed") : undefined;
}

/** Everything the page says to have failed, part by part. */
function problemsOf({ problem, source, copies, tags }: DetailsViewModel): string[] {
  const ofParts = [source, copies, tags].map((part) => (part && "problem" in part ? part.problem : undefined));
  return [problem, ...ofParts].flatMap((each) => each?.sentence ?? []);
}
