/**
 * Returns the members of a JSON object, no members for any other JSON value, or undefined if the text is not JSON. The parser's own
 * error is not passed on, because it would quote part of the text.
 */
export function parseJsonObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null ? { ...parsed } : {};
  } catch {
    return undefined;
  }
}

/** Returns whether a member is a non-empty string. Session tokens can have any length. */
export function isNonEmptyString(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
