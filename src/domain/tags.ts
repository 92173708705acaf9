import type { TagViolation } from "./constraints";
import { findTagViolation, findViolation, parseTag } from "./constraints";
import type { Tag } from "./inferenceProfile";

/**
 * Returns the tags with one tag added or replaced, or undefined if AWS would reject the tag. See `replacedIndex` for
 * `editedIndex`.
 */
export function setTag(tags: readonly Tag[], tag: Tag, editedIndex?: number): readonly Tag[] | undefined {
  const index = replacedIndex(tags, tag, editedIndex);
  if (violationOf(tags, tag, index)) {
    return undefined;
  }
  return index === undefined ? [...tags, tag] : tags.with(index, tag);
}

/** Returns the tags without the tag at the given index. */
export function removeTag(tags: readonly Tag[], index: number): readonly Tag[] {
  return tags.filter((_, other) => other !== index);
}

/** Tag keys and values that are already in use, most common first. */
export interface TagSuggestions {
  readonly keys: readonly string[];
  readonly values: (key: string) => readonly string[];
}

/** A possible completion of the text that was typed as a tag. */
export type TagChoice =
  /** Sets the tag. If `replaced` is defined, replaces that tag. */
  | { readonly kind: "set"; readonly tag: Tag; readonly replaced?: Tag }
  /** Completes the key so that the value can be typed next. */
  | { readonly kind: "completeKey"; readonly key: string }
  | { readonly kind: "invalid"; readonly violation: TagViolation };

/**
 * Returns the choices for a typed text: first the text itself, then the suggestions that contain it. Text without `=` is
 * treated as part of a key. Choosing a key leads to its values. `editedIndex` is the index of the tag being edited, or
 * undefined for a new tag.
 */
export function tagChoices(
  text: string,
  tags: readonly Tag[],
  editedIndex: number | undefined,
  suggestions: TagSuggestions,
): readonly TagChoice[] {
  return text.includes("=")
    ? valueChoices(parseTag(text), tags, editedIndex, suggestions)
    : keyChoices(text.trim(), tags, editedIndex, suggestions);
}

function keyChoices(
  key: string,
  tags: readonly Tag[],
  editedIndex: number | undefined,
  { keys }: TagSuggestions,
): TagChoice[] {
  const violation = key === "" ? undefined : findViolation("tagKey", key);
  if (violation) {
    return [{ kind: "invalid", violation: { kind: "key", violation } }];
  }
  const editedKey = editedIndex === undefined ? undefined : tags[editedIndex]?.key;
  const otherKeys = new Set(tags.map((tag) => tag.key).filter((other) => other !== editedKey));
  const suggested = keys.filter((other) => other !== key && !otherKeys.has(other) && contains(other, key));
  return [...(key === "" ? [] : [key]), ...suggested].map((each) => ({ kind: "completeKey", key: each }));
}

function valueChoices(
  typed: Tag,
  tags: readonly Tag[],
  editedIndex: number | undefined,
  { values }: TagSuggestions,
): TagChoice[] {
  const first = choiceOf(typed, tags, editedIndex);
  if (first.kind === "invalid" && first.violation.kind !== "value") {
    return [first];
  }
  const suggested = values(typed.key).filter((value) => value !== typed.value && contains(value, typed.value));
  return [first, ...suggested.map((value) => choiceOf({ key: typed.key, value }, tags, editedIndex))];
}

function choiceOf(tag: Tag, tags: readonly Tag[], editedIndex: number | undefined): TagChoice {
  const index = replacedIndex(tags, tag, editedIndex);
  const violation = violationOf(tags, tag, index);
  if (violation) {
    return { kind: "invalid", violation };
  }
  const replaced = index === undefined ? undefined : tags[index];
  return { kind: "set", tag, ...(replaced ? { replaced } : {}) };
}

/**
 * Returns the index of the tag to replace: the tag being edited or, if none is being edited, the tag with the same key. Returns
 * undefined for a new tag.
 */
function replacedIndex(tags: readonly Tag[], { key }: Tag, editedIndex: number | undefined): number | undefined {
  const index = editedIndex ?? tags.findIndex((other) => other.key === key);
  return index < 0 ? undefined : index;
}

function violationOf(tags: readonly Tag[], tag: Tag, replaced: number | undefined): TagViolation | undefined {
  return findTagViolation(
    tag,
    tags.filter((_, index) => index !== replaced),
  );
}

function contains(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase());
}
