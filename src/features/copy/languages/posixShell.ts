import { commentText } from "./comments";
import { toUnicode } from "./invisible";

/** Matches control characters and other invisible characters. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/**
 * Returns a text as a word for a POSIX shell. Text with control characters becomes `$'...'`, which is supported by bash, ksh,
 * zsh, and POSIX.1-2024, because a line break in plain quotes would end a comment that contains the word. Drops NUL characters,
 * because a word cannot contain them.
 */
export function shellWord(text: string): string {
  const characters = toUnicode(text).replaceAll("\0", "");
  if (unprintable.test(characters)) {
    return `$'${Array.from(characters, escapeCharacter).join("")}'`;
  }
  return `'${shellContent(characters, "'")}'`;
}

/**
 * Formats lines as comments. Uses the null command with a quoted argument instead of `#`, because an interactive zsh does not treat
 * `#` as the start of a comment by default. It would run commands in the text, and wait for the end of an unmatched quote.
 */
export function shellComments(lines: readonly string[]): string {
  return lines.map((line) => `: ${shellWord(commentText(line))}\n`).join("");
}

/**
 * Returns the text between plain quotes. Control characters become spaces, because these quotes have no escape sequence for them.
 */
export function shellContent(text: string, quote: string): string {
  const characters = toUnicode(text).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ");
  return quote === "'"
    ? characters.replaceAll("'", String.raw`'\''`)
    : // An interactive bash expands `!` between double quotes, where a backslash would stay in the text.
      characters.replaceAll(/["$`\\]/g, String.raw`\$&`).replaceAll("!", `"'!'"`);
}

function escapeCharacter(character: string): string {
  switch (character) {
    case "\n":
      return String.raw`\n`;
    case "\t":
      return String.raw`\t`;
    case "\\":
      return "\\\\";
    case "'":
      return String.raw`\'`;
    default:
      return unprintable.test(character) ? escapeBytes(character) : character;
  }
}

/**
 * Returns the octal escapes for a character. They have the maximum of three digits, so that the next character cannot become part
 * of an escape.
 */
function escapeBytes(character: string): string {
  return [...new TextEncoder().encode(character)].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("");
}
