import { stripControlCharacters } from "../../../ui/untrustedText";

/** Returns lines as line comments that start with `token`. Line breaks are removed, so a line cannot end its comment. */
export function lineComments(token: "#" | "//", lines: readonly string[]): string {
  return lines.map((line) => `${token} ${commentText(line)}\n`).join("");
}

/** Returns untrusted text as one line without invisible characters. */
export function commentText(line: string): string {
  return stripControlCharacters(line);
}
