/**
 * The maximum length of a text, in characters: twice the longest field in the Bedrock API model (ARNs and page tokens of up to
 * 2,048 characters).
 */
const maxTextLength = 4096;

/** Returns whether an external value is a non-empty string that is not longer than any text in an AWS response. */
export function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "" && value.length <= maxTextLength;
}

/** Returns whether a text has at least one visible character, as required for the label of a row. */
export function isVisible(text: string): boolean {
  return /[^\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}]/u.test(text);
}
