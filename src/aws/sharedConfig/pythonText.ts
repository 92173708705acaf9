/*
 * Python's rules for whitespace and lines. They differ from JavaScript's: Python strips the separators U+001C to U+001F and
 * U+0085, and keeps a byte order mark.
 */

/** The codes of non-ASCII whitespace characters. */
const otherSpaces = new Set([0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000]);
for (let code = 0x2000; code <= 0x200a; code += 1) {
  otherSpaces.add(code);
}

/**
 * Returns whether a character is whitespace. Takes its code, because comparing numbers is faster in files with thousands of
 * sections.
 */
function isSpace(code: number): boolean {
  return code < 0x80
    ? code === 0x20 || (code >= 0x09 && code <= 0x0d) || (code >= 0x1c && code <= 0x1f)
    : otherSpaces.has(code);
}

/** Python's `str.splitlines` boundaries, except those that end a line of a file. */
const innerBreaks = new Set("\v\f\x1c\x1d\x1e\x85\u2028\u2029");

/** Returns the number of leading whitespace characters. */
export function indentOf(text: string): number {
  let start = 0;
  while (start < text.length && isSpace(text.charCodeAt(start))) {
    start += 1;
  }
  return start;
}

/** Returns a text without trailing whitespace, like `str.rstrip`. */
export function stripEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) {
    end -= 1;
  }
  return text.slice(0, end);
}

/** Returns a text without leading and trailing whitespace, like `str.strip`. */
export function strip(text: string): string {
  return stripEnd(text.slice(indentOf(text)));
}

/** Splits one line of a file at the other characters that `str.splitlines` treats as line breaks. */
export function splitInnerLines(line: string): string[] {
  const lines = [""];
  for (const char of line) {
    if (innerBreaks.has(char)) {
      lines.push("");
    } else {
      lines.push(`${lines.pop()}${char}`);
    }
  }
  return lines;
}
