import { stripControlCharacters } from "../../../ui/untrustedText";

/** Returns lines as line comments that start with `token`. A line cannot end its comment: it has no line breaks. */
export function lineComments(token: "#" | "//", lines: readonly string[]): string {
  return lines.map((line) => `${token} ${commentText(line)}\n`).join("");
}

/** Returns untrusted text as one line without invisible characters. */
export function commentText(line: string): string {
  return stripControlCharacters(line);
}
