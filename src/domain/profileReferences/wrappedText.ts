/** The maximum number of line breaks within an ARN. An ARN with more line breaks is not joined. */
const maxBreaks = 4;

/** A text with some of its first line breaks removed. */
interface JoinedText {
  readonly joined: string;
  /** Maps the index of a character in the joined text to its offset in the original text. */
  readonly offset: (index: number) => number;
}

/**
 * Returns the text without its first line break, without its first two line breaks, and so on, to restore text that was wrapped
 * by a terminal or an email program, whose quotation marks (`> `) are removed as well. The text ends at the first empty line.
 */
export function textWithoutBreaks(text: string): readonly JoinedText[] {
  const results: JoinedText[] = [];
  const breaks = [...text.matchAll(/\r?\n[ \t]{0,16}(?:> ?){0,4}(?=\S)/g)].slice(0, maxBreaks);
  let joined = "";
  let position = 0;
  const jumps: { readonly at: number; readonly length: number }[] = [];
  for (const { index, 0: removed } of breaks) {
    joined += text.slice(position, index);
    position = index + removed.length;
    jumps.push({ at: joined.length, length: removed.length });
    const known = [...jumps];
    results.push({
      joined: joined + text.slice(position),
      offset: (index) => known.reduce((offset, { at, length }) => (index >= at ? offset + length : offset), index),
    });
  }
  return results;
}
