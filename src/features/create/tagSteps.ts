import { findTagViolation } from "../../domain/constraints";
import type { Tag } from "../../domain/inferenceProfile";

/** What the tags step shows: the tags there are, or the entry of one. */
export type TagsView =
  | {
      readonly kind: "list";
      /** Typed, but not entered. */
      readonly text: string;
      /** The tag that was worked on last. */
      readonly active?: number;
    }
  | {
      readonly kind: "entry";
      readonly text: string;
      /** The tag that is being changed; none where one is being added. */
      readonly index?: number;
    };

/** The list with nothing typed. */
export const tagList = { kind: "list", text: "" } as const satisfies TagsView;

/** The entry of a tag, `index` being the one to change. */
export function openEntry(tags: readonly Tag[], index: number | undefined): TagsView {
  const tag = index === undefined ? undefined : tags[index];
  return tag && index !== undefined
    ? { kind: "entry", text: `${tag.key}=${tag.value}`, index }
    : { kind: "entry", text: "" };
}

/** The place a tag would take: that of the one being changed, or that of the one with its key; nothing for a new place. */
export function placeOf(tag: Tag, tags: readonly Tag[], view: TagsView): number | undefined {
  if (view.kind === "entry" && view.index !== undefined) {
    return view.index;
  }
  const place = tags.findIndex((other) => other.key === tag.key);
  return place < 0 ? undefined : place;
}

/** The tags with one more, or one changed; nothing where the rules forbid it. */
export function setTag(tag: Tag, tags: readonly Tag[], view: TagsView): readonly Tag[] | undefined {
  const place = placeOf(tag, tags, view);
  const others = tags.filter((_, index) => index !== place);
  if (findTagViolation(tag, others)) {
    return undefined;
  }
  return place === undefined ? [...tags, tag] : tags.with(place, tag);
}
