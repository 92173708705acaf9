import { findViolation } from "./constraints";
import { matchesGlob } from "./glob";
import type { Tag } from "./inferenceProfile";
import { findSimilarKey } from "./tagKeys";
import type { TagSuggestions } from "./tags";

/** A tag that every application profile should have, as defined in the `requiredTags` setting. */
export interface RequiredTag {
  readonly key: string;
  /** The allowed values, which may contain globs (`*`, `?`). If empty, any value is allowed. */
  readonly values: readonly string[];
  /** The value to suggest. */
  readonly defaultValue?: string;
}

/** A required tag that a profile lacks, or whose value is not allowed. */
export type TagDeviation =
  /** The profile lacks the key. `similarKey` is a key of the profile that probably means the same. */
  | { readonly kind: "missing"; readonly required: RequiredTag; readonly similarKey?: string }
  | { readonly kind: "notAllowed"; readonly required: RequiredTag; readonly value: string };

/** Returns the deviations of a profile's tags from the required tags, in the order of the required tags. */
export function findTagDeviations(tags: readonly Tag[], required: readonly RequiredTag[]): TagDeviation[] {
  return required.flatMap((each): TagDeviation[] => {
    const tag = tags.find(({ key }) => key === each.key);
    if (tag) {
      return isAllowedValue(each, tag.value) ? [] : [{ kind: "notAllowed", required: each, value: tag.value }];
    }
    const similarKey = findSimilarKey(
      each.key,
      tags.map(({ key }) => key),
    );
    const isPresent = similarKey !== undefined && tags.some(({ key }) => key === similarKey);
    return [{ kind: "missing", required: each, ...(isPresent ? { similarKey } : {}) }];
  });
}

/** Returns whether a required tag may have this value. */
export function isAllowedValue({ values }: RequiredTag, value: string): boolean {
  return values.length === 0 || values.some((allowed) => matchesGlob(value, allowed));
}

/** Returns the values to suggest for a required tag: the default value, followed by the allowed values without wildcards. */
export function suggestedValues({ values, defaultValue }: RequiredTag): string[] {
  const literal = values.filter((value) => !/[*?]/.test(value));
  return [...new Set([...(defaultValue === undefined ? [] : [defaultValue]), ...literal])];
}

/** Returns the suggestions, preceded by the required keys and their allowed values. */
export function withRequired(suggestions: TagSuggestions, required: readonly RequiredTag[]): TagSuggestions {
  const valuesOf = (key: string) => required.filter((each) => each.key === key).flatMap(suggestedValues);
  return {
    keys: [...new Set([...required.map(({ key }) => key), ...suggestions.keys])],
    values: (key) => [...new Set([...valuesOf(key), ...suggestions.values(key)])],
  };
}

/**
 * Parses the `requiredTags` setting: a list of keys or of objects `{ key, values?, default? }`. Invalid entries are omitted and
 * set `malformed` to true, for example if the default value is not one of the allowed values. If a key occurs more than once, only its first entry is used.
 */
export function parseRequiredTags(setting: unknown): {
  readonly required: readonly RequiredTag[];
  readonly malformed: boolean;
} {
  const isSet = setting !== undefined && setting !== null;
  const entries: readonly unknown[] = Array.isArray(setting) ? setting : [];
  const parsed = entries.map(parseRequiredTag);
  const byKey = new Map<string, RequiredTag>();
  for (const each of parsed) {
    if (each && !byKey.has(each.key)) {
      byKey.set(each.key, each);
    }
  }
  return {
    required: [...byKey.values()],
    malformed: (isSet && !Array.isArray(setting)) || parsed.includes(undefined),
  };
}

function parseRequiredTag(entry: unknown): RequiredTag | undefined {
  const {
    key,
    values = [],
    default: defaultValue,
  } = (typeof entry === "string" ? { key: entry } : (entry ?? {})) as {
    readonly key?: unknown;
    readonly values?: unknown;
    readonly default?: unknown;
  };
  const allowed = typeof values === "string" ? [values] : values;
  const isUsable =
    typeof key === "string" &&
    findViolation("tagKey", key.trim()) === undefined &&
    Array.isArray(allowed) &&
    allowed.every((value) => typeof value === "string") &&
    (defaultValue === undefined ||
      (typeof defaultValue === "string" &&
        findViolation("tagValue", defaultValue) === undefined &&
        isAllowedValue({ key, values: allowed }, defaultValue)));
  return isUsable
    ? { key: key.trim(), values: allowed, ...(typeof defaultValue === "string" ? { defaultValue } : {}) }
    : undefined;
}
