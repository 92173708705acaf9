/** Longest text that is read. The longest member in the service model, an ARN or a token, has half as many characters. */
const longestText = 4096;

/** Whether something from outside is a text with something in it, and not longer than any that AWS sends. */
export function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "" && value.length <= longestText;
}

/** Whether there is something in a text that can be seen, as there must be in the name of a row. */
export function isVisible(text: string): boolean {
  return /[^\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}]/u.test(text);
}
