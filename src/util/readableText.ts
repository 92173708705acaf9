/**
 * The maximum length of a text, in characters: twice the longest field in the Bedrock API model (ARNs and page tokens of up to
 * 2,048 characters).
 */
const maxTextLength = 4096;

/** Returns whether a value from outside is a non-empty string no longer than anything AWS returns. */
export function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "" && value.length <= maxTextLength;
}

/** Returns whether a text has at least one visible character, which the label of a row needs. */
export function isVisible(text: string): boolean {
  return /[^\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}]/u.test(text);
}
