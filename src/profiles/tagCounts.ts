import { findTagViolation } from "../domain/constraints";
import type { Tag } from "../domain/inferenceProfile";
import type { TagSuggestions } from "../domain/tags";

/** Counts how often tag keys and values are used, for suggestions. */
export class TagCounts {
  /** The number of uses of each value, by key. */
  readonly #counts = new Map<string, Map<string, number>>();

  /** Counts the tags of a profile. Ignores tags that AWS would not accept from a user, such as tags with reserved keys. */
  add(tags: readonly Tag[]): void {
    for (const { key, value } of tags.filter((tag) => findTagViolation(tag, []) === undefined)) {
      const values = this.#counts.get(key) ?? new Map<string, number>();
      this.#counts.set(key, values.set(value, (values.get(value) ?? 0) + 1));
    }
  }

  /** Returns the keys and values, most common first. */
  suggestions(): TagSuggestions {
    const sum = (values: Map<string, number>) => [...values.values()].reduce((total, count) => total + count, 0);
    const totals = new Map([...this.#counts].map(([key, values]) => [key, sum(values)]));
    return { keys: mostUsedFirst(totals), values: (key) => mostUsedFirst(this.#counts.get(key) ?? new Map()) };
  }
}

function mostUsedFirst(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([text]) => text);
}
