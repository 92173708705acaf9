import { stripControlCharacters } from "../../../ui/untrustedText";

/** Formats lines as line comments that start with `token`. Removes line breaks, so that a line cannot end its comment. */
export function lineComments(token: "#" | "//", lines: readonly string[]): string {
  return lines.map((line) => `${token} ${commentText(line)}\n`).join("");
}

/** Returns untrusted text as a single line without invisible characters. */
export function commentText(line: string): string {
  return stripControlCharacters(line);
}
