import * as l10n from "@vscode/l10n";
import type { Problem } from "../../domain/problem";
import { joinSentences } from "../../messages/list";
import { formatProblem } from "../../messages/problem";
import { formatRegion } from "../../messages/region";
import { stripControlCharacters } from "../../ui/untrustedText";
import type { ProblemMessage } from "../../webviews/messages";
import type { DetailsData, Loadable } from "./detailsData";
import type { DetailsLoader } from "./detailsLoader";
import type { CopyTarget, SectionId } from "./detailsMessages";
import type { TagRules } from "./tagRules";
import type { DetailsViewModel, RegionText } from "./viewModelSchema";

/**
 * The part of a section that runs in the extension host: its data and the actions of its buttons. The part that runs in the page
 * is a `SectionView`. Both parts are registered in lists (`sections/index.ts` and `view/sections.ts`).
 */
export interface DetailsSection {
  /** Returns the section's members of the view model. Dates are formatted for `language`, a BCP 47 tag. */
  describe(data: DetailsData, language: string, tagRules: TagRules): Partial<Omit<DetailsViewModel, keyof PageState>>;
  /**
   * Returns the text that a copy button copies, or undefined if the section does not show the value. The text is exactly as
   * returned by AWS, with codes instead of names and with dates in ISO 8601 format.
   */
  copyText(data: DetailsData, target: CopyTarget): string | undefined;
  /** The data that can fail to load separately, by the section where the problem is shown. */
  readonly failures?: Partial<Record<SectionId, SectionFailure>>;
}

/** The members of the view model that belong to the entire page. */
export type PageState = Pick<DetailsViewModel, "title" | "presence" | "busy" | "problem" | "actions">;

/** The data of a section that can fail to load, and how to retry. */
export interface SectionFailure {
  /** Returns the data that can fail to load. */
  loadable(data: DetailsData): { readonly status: string; readonly problem?: Problem } | undefined;
  /** Loads only this data again, because AWS may be throttling requests. Never rejects. */
  retry(loader: DetailsLoader): Promise<void>;
}

/** Returns untrusted text as it is shown on the page. Copied text remains exactly as returned by AWS. */
export const displayText = stripControlCharacters;

/** Returns the code and name of a Region as they are shown on the page. */
export function describeRegion(code: string): RegionText {
  return { code: displayText(code), name: displayText(formatRegion(code)) };
}

/** Returns the message about a problem for the page. */
export function describeProblem(problem: Problem): ProblemMessage {
  const { sentence, remedies } = formatProblem(problem);
  return { sentence: displayText(sentence), remedies: [...remedies] };
}

/** Returns the message about a problem that is shown next to the last known values. */
export function describeStaleProblem(problem: Problem): ProblemMessage {
  const message = describeProblem(problem);
  return { ...message, sentence: joinSentences(message.sentence, l10n.t("Showing the last known values.")) };
}

/** Returns whether data failed to load for the same reason as the profile, which the top of the page already states. */
export function hasSameProblem(loadable: Loadable<unknown> | undefined, { profile }: DetailsData): boolean {
  return profile.status === "failed" && loadable?.status === "failed" && loadable.problem.kind === profile.problem.kind;
}

/** Returns the problem to show next to the last known value, unless the top of the page already states it. */
export function staleProblem(
  loadable: Loadable<unknown> | undefined,
  data: DetailsData,
): { readonly problem?: ProblemMessage } {
  return loadable?.status === "failed" && !hasSameProblem(loadable, data)
    ? { problem: describeStaleProblem(loadable.problem) }
    : {};
}

/** Drops undefined members, so that an object is the same before and after it is sent in a message. */
export function omitUndefined<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
