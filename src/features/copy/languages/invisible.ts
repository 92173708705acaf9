/**
 * Matches characters that have no glyph or that change the direction of the surrounding text. Unescaped, they could make code
 * look different from what it does.
 */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Replaces each invisible character with the result of `escape` for its code point. */
export function escapeInvisible(text: string, escape: (codePoint: number) => string): string {
  return text.replace(invisible, (character) => escape(character.codePointAt(0) ?? 0));
}

/** Returns a code point in hexadecimal, with leading zeros. */
export function hex(codePoint: number, digits: number): string {
  return codePoint.toString(16).padStart(digits, "0");
}

/** Replaces lone surrogates, which are invalid in UTF-8 files and most languages. */
export function toUnicode(text: string): string {
  return text.replace(/\p{Cs}/gu, "\uFFFD");
}

/** Replaces characters with the escape sequences that most languages share: `\n`, `\r`, `\t`, `\\`, and the quote. */
export function escapeCommon(text: string, quote: string): string {
  return text
    .replaceAll("\\", "\\\\")
    .replaceAll(quote, `\\${quote}`)
    .replaceAll("\n", String.raw`\n`)
    .replaceAll("\r", String.raw`\r`)
    .replaceAll("\t", String.raw`\t`);
}
