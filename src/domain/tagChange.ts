import type { TagViolation } from "./constraints";
import { findTagViolation, hasTooManyTags, maximumTags } from "./constraints";
import type { Tag } from "./inferenceProfile";
import { isReservedKey } from "./tagKeys";

/** A requested change to one tag key, on one or more profiles. */
export type TagEdit =
  | { readonly kind: "set"; readonly key: string; readonly value: string }
  /** Sets the value on profiles that do not have the key. */
  | { readonly kind: "setMissing"; readonly key: string; readonly value: string }
  | { readonly kind: "remove"; readonly key: string };

/** The arguments of a command that edits tags: the edits to start with, and the tags that they are based on. */
export interface TagEditOptions {
  readonly edits: readonly TagEdit[];
  /** The tags that the user saw, or undefined if the user saw none. */
  readonly shown?: readonly Tag[];
}

/** Parses the options of a command, which come from other extensions and keybindings. Drops edits and tags of another type. */
export function parseTagEditOptions(value: unknown): TagEditOptions {
  const { edits, shown } = (value ?? {}) as Record<keyof TagEditOptions, unknown>;
  return {
    edits: Array.isArray(edits) ? edits.filter(isTagEdit) : [],
    ...(Array.isArray(shown) ? { shown: shown.filter(isTag) } : {}),
  };
}

function isTagEdit(value: unknown): value is TagEdit {
  const { kind, key } = (value ?? {}) as Record<keyof TagEdit, unknown>;
  return kind === "remove" ? typeof key === "string" : (kind === "set" || kind === "setMissing") && isTag(value);
}

function isTag(value: unknown): value is Tag {
  const { key, value: text } = (value ?? {}) as Record<keyof Tag, unknown>;
  return typeof key === "string" && typeof text === "string";
}

/** The change to one key of one profile. A value is undefined if the profile does not have the key. */
export interface KeyChange {
  readonly key: string;
  /** The value that the plan is based on. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** A key that somebody else changed after the plan was made. */
export interface TagConflict extends KeyChange {
  readonly found: string | undefined;
}

/** Returns the changes that edits make to tags. Omits unchanged keys and keys that AWS reserves. */
export function planChanges(tags: readonly Tag[], edits: readonly TagEdit[]): KeyChange[] {
  const values = valuesOf(tags);
  return edits.flatMap((edit): KeyChange[] => {
    const { key } = edit;
    const before = values.get(key);
    const after = edit.kind === "remove" ? undefined : edit.kind === "set" ? edit.value : (before ?? edit.value);
    return before === after || isReservedKey(key) ? [] : [{ key, before, after }];
  });
}

/** Returns why AWS would reject the tags after the changes, or undefined if it would accept them. */
export function findChangeViolation(tags: readonly Tag[], changes: readonly KeyChange[]): TagViolation | undefined {
  for (const { key, after } of changes) {
    const violation = after === undefined ? undefined : findTagViolation({ key, value: after }, []);
    if (violation) {
      return violation;
    }
  }
  const added = changes.some(({ before, after }) => before === undefined && after !== undefined);
  return added && hasTooManyTags(applyChanges(tags, changes)) ? { kind: "tooMany", maximum: maximumTags } : undefined;
}

/** Returns the tags after the changes. All other tags keep their position. */
export function applyChanges(tags: readonly Tag[], changes: readonly KeyChange[]): Tag[] {
  const values = valuesOf(tags);
  for (const { key, after } of changes) {
    if (after === undefined) {
      values.delete(key);
    } else {
      values.set(key, after);
    }
  }
  return Array.from(values, ([key, value]) => ({ key, value }));
}

/** Returns the changes that have not been made yet. */
export function remainingChanges(tags: readonly Tag[], changes: readonly KeyChange[]): KeyChange[] {
  const values = valuesOf(tags);
  return changes.filter(({ key, after }) => values.get(key) !== after);
}

/** Returns the changes that conflict with somebody else's: the current value is neither the old nor the new one. */
export function findConflicts(tags: readonly Tag[], changes: readonly KeyChange[]): TagConflict[] {
  const values = valuesOf(tags);
  return remainingChanges(tags, changes).flatMap((change) => {
    const found = values.get(change.key);
    return found === change.before ? [] : [{ ...change, found }];
  });
}

/** Returns the changes that undo the given changes. */
export function invertChanges(changes: readonly KeyChange[]): KeyChange[] {
  return changes.map(({ key, before, after }) => ({ key, before: after, after: before }));
}

/**
 * Merges the changes that were made one after the other. If both changed a key, the earlier old value and the later new value count.
 */
export function mergeChanges(earlier: readonly KeyChange[], later: readonly KeyChange[]): KeyChange[] {
  const byKey = new Map(earlier.map((change) => [change.key, change]));
  for (const change of later) {
    byKey.set(change.key, { ...change, before: (byKey.get(change.key) ?? change).before });
  }
  return [...byKey.values()].filter(({ before, after }) => before !== after);
}

/** Returns the tags to set, as the input for TagResource. */
export function tagsToSet(changes: readonly KeyChange[]): Tag[] {
  return changes.flatMap(({ key, after }) => (after === undefined ? [] : [{ key, value: after }]));
}

/** Returns the keys to remove, as the input for UntagResource. */
export function keysToRemove(changes: readonly KeyChange[]): string[] {
  return changes.flatMap(({ key, after }) => (after === undefined ? [key] : []));
}

/**
 * Returns whether keys must be removed before tags are set, because the profile would otherwise temporarily exceed 50 tags.
 */
export function mustRemoveFirst(tags: readonly Tag[], changes: readonly KeyChange[]): boolean {
  const set = tagsToSet(changes);
  return set.length < changes.length && hasTooManyTags([...tags, ...set]);
}

function valuesOf(tags: readonly Tag[]): Map<string, string> {
  return new Map(tags.map(({ key, value }) => [key, value]));
}
