import type { TagViolation } from "../../domain/constraints";
import { findTagViolation, findViolation, readTag } from "../../domain/constraints";
import type { Tag } from "../../domain/inferenceProfile";
import type { TagsView } from "./tagSteps";
import { placeOf } from "./tagSteps";

/** Keys and values already used in a Region, the most used first. */
export interface TagSuggestions {
  readonly keys: readonly string[];
  readonly values: (key: string) => readonly string[];
}

/** What can be done with the text typed so far. */
export type TagEntry =
  /** Sets the tag; `before` is the one whose place it takes. */
  | { readonly kind: "set"; readonly tag: Tag; readonly before?: Tag }
  /** Goes on to the value. */
  | { readonly kind: "completeKey"; readonly key: string }
  | { readonly kind: "invalid"; readonly violation: TagViolation };

/**
 * What can be done with a text: first what it says itself, then the suggestions that it begins or holds. Without a `=` it
 * is part of a key, so that choosing a key leads on to its values.
 */
export function tagEntries(
  text: string,
  tags: readonly Tag[],
  view: TagsView,
  suggestions: TagSuggestions,
): readonly TagEntry[] {
  return text.includes("=")
    ? valueEntries(readTag(text), tags, view, suggestions)
    : keyEntries(text.trim(), tags, view, suggestions);
}

function keyEntries(key: string, tags: readonly Tag[], view: TagsView, { keys }: TagSuggestions): TagEntry[] {
  const violation = key === "" ? undefined : findViolation("tagKey", key);
  if (violation) {
    return [{ kind: "invalid", violation: { kind: "key", violation } }];
  }
  const own = view.kind === "entry" && view.index !== undefined ? tags[view.index]?.key : undefined;
  const used = new Set(tags.map((tag) => tag.key).filter((used) => used !== own));
  const fitting = keys.filter((candidate) => candidate !== key && !used.has(candidate) && holds(candidate, key));
  return [...(key === "" ? [] : [key]), ...fitting].map((candidate) => ({ kind: "completeKey", key: candidate }));
}

function valueEntries(typed: Tag, tags: readonly Tag[], view: TagsView, { values }: TagSuggestions): TagEntry[] {
  const first = entryOf(typed, tags, view);
  if (first.kind === "invalid" && first.violation.kind !== "value") {
    return [first];
  }
  const fitting = values(typed.key).filter((value) => value !== typed.value && holds(value, typed.value));
  return [first, ...fitting.map((value) => entryOf({ key: typed.key, value }, tags, view))];
}

function entryOf(tag: Tag, tags: readonly Tag[], view: TagsView): TagEntry {
  const place = placeOf(tag, tags, view);
  const before = place === undefined ? undefined : tags[place];
  const violation = findTagViolation(
    tag,
    tags.filter((_, index) => index !== place),
  );
  if (violation) {
    return { kind: "invalid", violation };
  }
  return { kind: "set", tag, ...(before ? { before } : {}) };
}

function holds(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase());
}
