import type { TagViolation } from "../../../domain/constraints";
import { findTagViolation } from "../../../domain/constraints";
import type { Tag } from "../../../domain/inferenceProfile";
import { isAllowedValue } from "../../../domain/requiredTags";
import { findSimilarKey } from "../../../domain/tagKeys";
import * as z from "../../../util/zod";
import { parseMessage } from "../../../webviews/messages";
import type { TagSuggestion } from "../detailsMessages";

const tag = z.object({ key: z.string(), value: z.string() });

const tagDrafts = z.object({
  /** The edited values of existing tags. */
  changed: z.array(tag),
  /** The new tag, or undefined if its form is closed. */
  added: z.exactOptional(tag),
});

/** The texts in the open forms, exactly as they were typed. */
export type TagDrafts = z.infer<typeof tagDrafts>;

/** No form is open. */
export const noDrafts: TagDrafts = { changed: [] };

/** Returns whether no form is open. */
export function isEmpty({ changed, added }: TagDrafts): boolean {
  return changed.length === 0 && added === undefined;
}

/** Returns the saved drafts, or no drafts if the saved state does not contain any. */
export function parseDrafts(saved: unknown): TagDrafts {
  return parseMessage(tagDrafts, saved) ?? noDrafts;
}

/** Returns the drafts with the form of an existing tag opened or changed. */
export function withChanged({ changed, ...rest }: TagDrafts, draft: Tag): TagDrafts {
  const index = changed.findIndex(({ key }) => key === draft.key);
  return { ...rest, changed: index < 0 ? [...changed, draft] : changed.with(index, draft) };
}

/** Returns the drafts without the form of an existing tag. */
export function withoutChanged({ changed, ...rest }: TagDrafts, key: string): TagDrafts {
  return { ...rest, changed: changed.filter((draft) => draft.key !== key) };
}

/** Returns the drafts with the form of the new tag opened, changed, or, if it is undefined, closed. */
export function withAdded({ changed }: TagDrafts, added: Tag | undefined): TagDrafts {
  return added ? { changed, added } : { changed };
}

/** Returns the drafts without those that have been applied since the last tags were shown. */
export function withoutApplied(drafts: TagDrafts, before: readonly Tag[], after: readonly Tag[]): TagDrafts {
  const isApplied = (draft: Tag) => {
    const { key, value } = trimTag(draft);
    return !hasTag(before, key, value) && hasTag(after, key, value);
  };
  const changed = drafts.changed.filter((draft) => !isApplied(draft));
  return withAdded({ changed }, drafts.added && isApplied(drafts.added) ? undefined : drafts.added);
}

function hasTag(tags: readonly Tag[], key: string, value: string): boolean {
  return tags.some((each) => each.key === key && each.value === value);
}

/** Returns the tag to set: the typed texts without surrounding spaces, as in the tag editor. */
export function trimTag({ key, value }: Tag): Tag {
  return { key: key.trim(), value: value.trim() };
}

/** Returns why AWS would reject a draft, or undefined. `others` are the other tags of the profile. */
export function findDraftViolation(draft: Tag, others: readonly Tag[]): TagViolation | undefined {
  return findTagViolation(trimTag(draft), others);
}

/** A reason to check a draft that AWS would accept. */
export type DraftHint =
  | { readonly kind: "similarKey"; readonly key: string; readonly similar: string }
  | { readonly kind: "notAllowed"; readonly allowed: readonly string[] };

/** Returns the hints for a draft: a key that is similar to another one, and a value that the required tags do not allow. */
export function findDraftHints(
  draft: Tag,
  tags: readonly Tag[],
  suggestions: readonly TagSuggestion[],
): readonly DraftHint[] {
  const { key, value } = trimTag(draft);
  const similar =
    key === ""
      ? undefined
      : findSimilarKey(
          key,
          [...tags, ...suggestions].map((each) => each.key),
        );
  const allowed = suggestions.find((each) => each.key === key)?.allowed ?? [];
  return [
    ...(similar === undefined ? [] : [{ kind: "similarKey", key, similar } as const]),
    ...(value === "" || isAllowedValue({ key, values: allowed }, value)
      ? []
      : [{ kind: "notAllowed", allowed } as const]),
  ];
}
