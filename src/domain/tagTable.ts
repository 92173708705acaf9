import type { Tag } from "./inferenceProfile";
import { isReservedKey } from "./tagKeys";

/** A tag key and its values on several profiles. */
export interface TagRow {
  readonly key: string;
  /** The distinct values and the number of profiles that have each of them, most common first. */
  readonly values: readonly { readonly value: string; readonly count: number }[];
  /** The number of profiles that have the key. */
  readonly count: number;
  /** Whether AWS reserves the key, so that users cannot change it. */
  readonly reserved: boolean;
}

/** Returns one row for each key of the profiles, sorted by key, with reserved keys last. */
export function tagTable(profiles: Iterable<readonly Tag[]>): TagRow[] {
  const counts = new Map<string, Map<string, number>>();
  for (const tags of profiles) {
    for (const { key, value } of tags) {
      const values = counts.get(key) ?? new Map<string, number>();
      counts.set(key, values.set(value, (values.get(value) ?? 0) + 1));
    }
  }
  return [...counts]
    .map(([key, values]) => ({
      key,
      values: Array.from(values, ([value, count]) => ({ value, count })).sort(
        (a, b) => b.count - a.count || (a.value < b.value ? -1 : 1),
      ),
      count: [...values.values()].reduce((sum, count) => sum + count, 0),
      reserved: isReservedKey(key),
    }))
    .sort((a, b) => Number(a.reserved) - Number(b.reserved) || (a.key < b.key ? -1 : 1));
}
