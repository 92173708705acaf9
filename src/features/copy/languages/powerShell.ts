import { escapeInvisible, toUnicode } from "./invisible";

/** Matches single quotes, including typographic quotes, which PowerShell treats as quotes. */
const singleQuotes = /['\u2018-\u201B]/g;
const doubleQuotes = /["\u201C-\u201E]/g;
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** Returns a string literal for Windows PowerShell 5.1 and PowerShell 7. */
export function powerShellString(text: string): string {
  const characters = toUnicode(text);
  return unprintable.test(characters)
    ? `"${powerShellContent(characters, '"')}"`
    : `'${powerShellContent(characters, "'")}'`;
}

/**
 * Returns the text between the quotes of a literal. A single-quoted literal has no escape sequences, so control characters become
 * spaces.
 */
export function powerShellContent(text: string, quote: string): string {
  const characters = toUnicode(text);
  if (quote === "'") {
    return characters.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").replace(singleQuotes, "$&$&");
  }
  const escaped = characters.replaceAll(/[`$]/g, "`$&").replace(doubleQuotes, "`$&");
  // Windows PowerShell 5.1 has no escape sequence for arbitrary code points.
  return escapeInvisible(escaped, (codePoint) => {
    const known = new Map([
      [0x0a, "`n"],
      [0x0d, "`r"],
      [0x09, "`t"],
    ]).get(codePoint);
    return known ?? `$([char]::ConvertFromUtf32(${codePoint}))`;
  });
}
