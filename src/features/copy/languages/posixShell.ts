import { commentText } from "./comments";
import { toUnicode } from "./invisible";

/** Matches control characters and other invisible characters. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/**
 * Returns a text as a word for a POSIX shell. Text with control characters becomes a command substitution with `printf`, because
 * a line break in plain quotes would end a comment that contains the word, and dash supports `$'...'` only from version 0.5.13.
 * Drops NUL characters and line breaks at the end, which a command substitution cannot contain.
 */
export function shellWord(text: string): string {
  const characters = toUnicode(text).replaceAll("\0", "");
  if (!unprintable.test(characters)) {
    return `'${shellContent(characters, "'")}'`;
  }
  const format = Array.from(characters.replace(/\n+$/, ""), escapeForPrintf).join("");
  return `"$(printf '${format}')"`;
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

/** Escapes every character with a special meaning in a shell or for `printf`, and invisible characters. */
function escapeForPrintf(character: string): string {
  return /[A-Za-z0-9 _./:=,@]/.test(character) || (character > "\u007F" && !unprintable.test(character))
    ? character
    : escapeBytes(character);
}

/**
 * Returns the octal escapes for a character. They have the maximum of three digits, so that the next character cannot become part
 * of an escape.
 */
function escapeBytes(character: string): string {
  return [...new TextEncoder().encode(character)].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("");
}
