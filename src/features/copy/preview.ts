import { commentText } from "./languages/comments";

/** The maximum number of characters. It exceeds the width of a row. */
const maxLength = 240;

/** Returns the beginning of a text on one line, without the comments and imports at the beginning of most texts. */
export function preview(text: string): string {
  const lines = text.split("\n").filter((line) => !/^\s*(#|\/\/|: '|import\b|from\b|$)/.test(line));
  return commentText(lines.join(" ").replaceAll(/\s+/g, " ").trim()).slice(0, maxLength);
}
