/** The value of a setting that should be a list of strings. */
export interface StringList {
  /** The trimmed strings, without empty ones and duplicates. */
  readonly values: readonly string[];
  /** Whether the setting contains anything other than strings. */
  readonly malformed: boolean;
}

/** Parses the value of a setting. An unset setting is an empty list. */
export function parseStringList(value: unknown): StringList {
  const isSet = value !== undefined && value !== null;
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  const strings = list.filter((item) => typeof item === "string");
  return {
    values: [...new Set(strings.map((text) => text.trim()))].filter((text) => text !== ""),
    malformed: (isSet && !Array.isArray(value)) || strings.length < list.length,
  };
}
