/** The maximum number of line breaks within a reference. A reference with more line breaks is not joined. */
const maxBreaks = 6;

/** A text with some of its first line breaks removed. */
export interface JoinedText {
  readonly joined: string;
  /** The index in the joined text of the first character after the last removed line break. */
  readonly breakAt: number;
  /**
   * Whether each removed line break follows a backslash, and no indentation follows. Shells and programming languages then ignore
   * the line break.
   */
  readonly isEscaped: boolean;
  /** Maps the index of a character in the joined text to its offset in the original text. */
  readonly offset: (index: number) => number;
}

/**
 * Matches the end of a line: white space, a backslash that escapes the line break or the border of a box in a terminal, and the
 * line break.
 */
export const lineEnd = /[ \t\u00A0\u3000]{0,16}(\\?)[\u2502\u2503\u2551]?(?:\r?\n|[\r\u0085\u2028\u2029])/;

/**
 * Matches a line break and the quotation marks (`> `) of an email or the border of a box after it. The text continues on the next line, which is not
 * empty.
 */
export const lineBreak = new RegExp(`${lineEnd.source}([ \\t]{0,16}(?:[>\u2502\u2503\u2551] ?){0,4})(?=\\S)`);

const everyLineBreak = new RegExp(lineBreak, "g");

/**
 * Returns the text without its first line break, without its first two line breaks, and so on, to restore text that was wrapped
 * by a terminal or an email program.
 */
export function textWithoutBreaks(text: string): readonly JoinedText[] {
  const results: JoinedText[] = [];
  let joined = "";
  let position = 0;
  let isEscaped = true;
  const jumps: { readonly at: number; readonly length: number }[] = [];
  for (const match of text.matchAll(everyLineBreak)) {
    const { index, 0: removed, 1: backslash = "", 2: indentation = "" } = match;
    joined += text.slice(position, index);
    position = index + removed.length;
    isEscaped &&= backslash !== "" && indentation === "";
    jumps.push({ at: joined.length, length: removed.length });
    const known = [...jumps];
    results.push({
      joined: joined + text.slice(position),
      breakAt: joined.length,
      isEscaped,
      offset: (index) => known.reduce((offset, { at, length }) => (index >= at ? offset + length : offset), index),
    });
    if (results.length === maxBreaks) {
      break;
    }
  }
  return results;
}
