import { commentText } from "./languages/comments";

/** More than fits in a row. */
const maxLength = 240;

/** Returns the beginning of a text on one line, without the comments and imports that most texts begin with. */
export function preview(text: string): string {
  const lines = text.split("\n").filter((line) => !/^\s*(#|\/\/|import\b|from\b|$)/.test(line));
  return commentText(lines.join(" ").replaceAll(/\s+/g, " ").trim()).slice(0, maxLength);
}
