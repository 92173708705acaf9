/** A setting that should be a list of texts. */
export interface TextList {
  /** Those there are, each once, without the spaces around them. */
  readonly texts: readonly string[];
  /** Whether there is anything else, which any file can hold. */
  readonly malformed: boolean;
}

/** Reads a setting's value; one that is not set is an empty list. */
export function readTextList(value: unknown): TextList {
  const isSet = value !== undefined && value !== null;
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  const texts = list.filter((item) => typeof item === "string");
  return {
    texts: [...new Set(texts.map((text) => text.trim()))].filter((text) => text !== ""),
    malformed: (isSet && !Array.isArray(value)) || texts.length < list.length,
  };
}
