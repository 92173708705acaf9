import * as l10n from "@vscode/l10n";
import { findManager } from "../../domain/managedBy";
import type { Tag } from "../../domain/inferenceProfile";
import { isReservedKey } from "../../domain/tagKeys";
import { joinList } from "../../messages/list";
import { formatProblem } from "../../messages/problem";
import { tagText } from "../../pickers/tags/tagChoiceTexts";
import type { CopiedTags, WizardState } from "./wizardState";

/**
 * Returns which tags of a profile a similar profile gets. Omits tags that AWS has set and tags that match the `managedByTags`
 * setting, because no infrastructure code manages the new profile.
 */
export function selectTags(tags: readonly Tag[], managedByTags: readonly string[]): CopiedTags {
  const own = tags.filter(({ key }) => !isReservedKey(key));
  const isManager = (tag: Tag) => findManager([tag], managedByTags) !== undefined;
  return { kind: "copied", tags: own.filter((tag) => !isManager(tag)), omitted: own.filter(isManager) };
}

/** Returns whether the tags of a similar profile have to be copied before the current step is shown. */
export function needsTags({ similar, step }: WizardState): boolean {
  return similar !== undefined && similar.copied === undefined && (step === "tags" || step === "review");
}

/** A note about the copied tags. It may contain untrusted text. */
export interface CopiedTagsNote {
  readonly text: string;
  readonly detail?: string;
  readonly severity: "info" | "warning";
}

/** Returns the notes about the tags that were copied and those that were not, for the steps that show the tags. */
export function copiedTagsNotes({ similar, draft }: WizardState): readonly CopiedTagsNote[] {
  const { copied, profile } = similar ?? {};
  if (!copied || !profile) {
    return [];
  }
  if (copied.kind === "failed") {
    const text = l10n.t('The tags of "{0}" were not copied.', profile.name);
    return [
      { text, severity: "warning", ...(copied.problem ? { detail: formatProblem(copied.problem).sentence } : {}) },
    ];
  }
  const isCopied = (tag: Tag) => copied.tags.some(({ key, value }) => key === tag.key && value === tag.value);
  const count = draft.tags?.filter(isCopied).length ?? 0;
  return [
    ...(count > 0
      ? [
          {
            text:
              count === 1
                ? l10n.t('1 tag was copied from "{0}".', profile.name)
                : l10n.t('{0} tags were copied from "{1}".', count, profile.name),
            detail: l10n.t("Check them: tags can grant access and allocate costs."),
            severity: "warning" as const,
          },
        ]
      : []),
    ...(copied.omitted.length > 0
      ? [
          {
            text: l10n.t("Not copied: {0}", joinList(copied.omitted.map(tagText))),
            detail: l10n.t("These tags mark resources that infrastructure code manages."),
            severity: "info" as const,
          },
        ]
      : []),
  ];
}
