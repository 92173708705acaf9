import type { Tag } from "../../domain/inferenceProfile";
import { removeTag, setTag } from "../../domain/tags";

/** The content of the tags step: the list of tags, or the input for one tag. */
export type TagsView =
  | {
      readonly kind: "list";
      /** Text that was typed but not entered. */
      readonly text: string;
      /** The index of the most recently edited tag. */
      readonly active?: number;
    }
  | {
      readonly kind: "entry";
      readonly text: string;
      /** The index of the tag being edited. Undefined for a new tag. */
      readonly index?: number;
    };

/** The list without typed text. */
export const emptyTagList = { kind: "list", text: "" } as const satisfies TagsView;

/** An event in the tags step. */
export type TagsEvent =
  /** The row of a tag was accepted, or *Add Tag* if the index is undefined. `key` is the key of a new tag. */
  | { readonly type: "tagEntryOpened"; readonly index?: number; readonly key?: string }
  | { readonly type: "tagSet"; readonly tag: Tag }
  | { readonly type: "tagRemoved"; readonly index: number }
  /** The user continues with the current tags. */
  | { readonly type: "tagsAnswered" };

/** The tags of a draft and the view that shows them. */
export interface TagsState {
  readonly tags: readonly Tag[];
  readonly view: TagsView;
}

/** Returns the tags after an event. Returns the same object if AWS would reject the tag. */
export function tagsReducer(state: TagsState, event: Exclude<TagsEvent, { type: "tagsAnswered" }>): TagsState {
  const { tags, view } = state;
  switch (event.type) {
    case "tagEntryOpened":
      return { tags, view: openTagEntry(tags, event.index, event.key) };
    case "tagSet": {
      const changed = setTag(tags, event.tag, editedIndex(view));
      return changed ? { tags: changed, view: emptyTagList } : state;
    }
    case "tagRemoved": {
      const remaining = removeTag(tags, event.index);
      const active = Math.min(event.index, remaining.length - 1);
      return { tags: remaining, view: { ...emptyTagList, ...(active >= 0 ? { active } : {}) } };
    }
  }
}

/**
 * Returns the view with the input for a tag. `index` is the index of the tag to edit. If it is undefined or there is no such tag,
 * the input is for a new tag with the given key, if any.
 */
export function openTagEntry(tags: readonly Tag[], index: number | undefined, key?: string): TagsView {
  const tag = index === undefined ? undefined : tags[index];
  return tag && index !== undefined
    ? { kind: "entry", text: `${tag.key}=${tag.value}`, index }
    : { kind: "entry", text: key === undefined ? "" : `${key}=` };
}

/** Returns the list to return to from an input, with the edited tag active. */
export function backToTagList(view: TagsView): TagsView {
  const active = editedIndex(view);
  return { ...emptyTagList, ...(active === undefined ? {} : { active }) };
}

/** Returns the index of the tag being edited, or undefined in the list and for a new tag. */
export function editedIndex(view: TagsView): number | undefined {
  return view.kind === "entry" ? view.index : undefined;
}
