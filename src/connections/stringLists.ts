import { parseStringList } from "./stringList";

/** The value of a setting that should map names to lists of strings. */
export interface StringLists {
  /** The lists by name. Names and strings are trimmed, and empty ones are omitted. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
  /** Whether the setting is not such an object, or contains anything other than lists of strings. */
  readonly malformed: boolean;
}

/** Parses the value of a setting. An unset setting has no lists. */
export function parseStringLists(value: unknown): StringLists {
  if (value === undefined || value === null) {
    return { lists: new Map(), malformed: false };
  }
  if (typeof value !== "object" || Array.isArray(value)) {
    return { lists: new Map(), malformed: true };
  }
  const parsed = Object.entries(value).map(([name, list]) => [name.trim(), parseStringList(list)] as const);
  return {
    lists: new Map(
      parsed.flatMap(([name, { values }]) => (name === "" || values.length === 0 ? [] : [[name, values] as const])),
    ),
    malformed: parsed.some(([, { malformed }]) => malformed),
  };
}
