/** The kind of sequence that was replaced during normalization. */
export type Replacement = "percentEncoding" | "escape" | "unusualCharacter";

/** A piece of the text: either unchanged, or a sequence that was replaced by one character or removed. */
interface Segment {
  /** The offset in the normalized text. */
  readonly start: number;
  readonly sourceStart: number;
  readonly sourceLength: number;
  /** The kind of replacement, or undefined for an unchanged piece. */
  readonly replacement: Replacement | undefined;
  readonly isRemoved: boolean;
}

const escapeCharacter = "\u001B";

/**
 * Matches sequences that tools write in place of a character. Each alternative matches a limited number of characters or
 * repetitions.
 */
const sequences = new RegExp(
  [
    // Percent-encoding, once or several times: %2F, %252F.
    /%(?:25)*(?<percent>[0-9A-Fa-f]{2})/,
    // Control sequences in terminal output, such as colors, including those that are escaped in a log.
    new RegExp(`(?<control>(?:${escapeCharacter}|\\\\u001[bB]|\\\\x1[bB]|\\\\033)\\[[0-9;?]{0,20}[A-Za-z])`),
    // Escapes of JSON, including those in JSON nested in JSON strings, and of shells and programming languages.
    /\\{1,8}(?:(?:u00|x)(?<unicode>[2-7][0-9A-Fa-f])|(?<slash>\/)|(?<space>[nrt]))/,
    /&#(?:x0{0,4}(?<htmlHex>[2-7][0-9A-Fa-f])|0{0,4}(?<html>[3-9][0-9]|1[01][0-9]));/,
    // Zero-width and directional characters, and soft hyphens.
    /(?<invisible>[\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]{1,256})/,
    /(?<hyphen>[\u2010\u2011])/,
    // Full-width punctuation that an input method has written inside a reference. Elsewhere, it separates words.
    /(?<=[A-Za-z0-9])(?<fullWidth>[\uFF0D-\uFF0F\uFF1A])(?=[A-Za-z0-9])/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "g",
);

/** A text with its escapes decoded and its invisible characters removed, which maps offsets back to the original text. */
export class NormalizedText {
  readonly text: string;
  readonly #segments: Segment[] = [];

  constructor(source: string) {
    const pieces: string[] = [];
    let length = 0;
    let sourceEnd = 0;
    const append = (text: string, sourceLength: number, replacement?: Replacement) => {
      if (sourceLength > 0) {
        const isRemoved = text === "";
        this.#segments.push({ start: length, sourceStart: sourceEnd, sourceLength, replacement, isRemoved });
        pieces.push(text);
        length += text.length;
        sourceEnd += sourceLength;
      }
    };
    for (const match of source.matchAll(sequences)) {
      append(source.slice(sourceEnd, match.index), match.index - sourceEnd);
      const [text, replacement] = replace(match.groups ?? {});
      append(text, match[0].length, replacement);
    }
    append(source.slice(sourceEnd), source.length - sourceEnd);
    this.text = pieces.join("");
  }

  /**
   * Returns the range in the original text that corresponds to the characters from `start` to `end` (exclusive). The range must
   * not be empty.
   */
  sourceRange(start: number, end: number): { readonly start: number; readonly end: number } {
    return { start: this.#sourceCharacter(start).start, end: this.#sourceCharacter(end - 1).end };
  }

  /** Returns the kinds of replacements between two offsets. */
  replacements(start: number, end: number): ReadonlySet<Replacement> {
    const found = new Set<Replacement>();
    for (let index = this.#segmentAt(start); index < this.#segments.length; index++) {
      const segment = this.#segments[index];
      if (!segment || segment.start >= end) {
        break;
      }
      // A removed character before the first character is not part of the range.
      if (segment.replacement && segment.start >= start && (!segment.isRemoved || segment.start > start)) {
        found.add(segment.replacement);
      }
    }
    return found;
  }

  #sourceCharacter(offset: number): { readonly start: number; readonly end: number } {
    const segment = this.#segments[this.#segmentAt(offset)];
    if (!segment) {
      return { start: offset, end: offset + 1 };
    }
    const start = segment.sourceStart + (offset - segment.start);
    return { start, end: segment.replacement ? segment.sourceStart + segment.sourceLength : start + 1 };
  }

  /** Returns the index of the last segment that begins at or before the offset. */
  #segmentAt(offset: number): number {
    let low = 0;
    let high = this.#segments.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#segments[middle]?.start ?? 0) <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}

function replace(groups: Readonly<Record<string, string | undefined>>): [text: string, replacement: Replacement] {
  const { percent, unicode, slash, space, htmlHex, html, hyphen, fullWidth } = groups;
  if (fullWidth !== undefined) {
    return [fullWidth.normalize("NFKC"), "unusualCharacter"];
  }
  if (percent !== undefined) {
    return [character(Number.parseInt(percent, 16)), "percentEncoding"];
  }
  if (unicode !== undefined || htmlHex !== undefined) {
    return [character(Number.parseInt(unicode ?? htmlHex ?? "", 16)), "escape"];
  }
  if (html !== undefined) {
    return [character(Number(html)), "escape"];
  }
  if (slash !== undefined || space !== undefined) {
    return [slash ?? " ", "escape"];
  }
  return [hyphen === undefined ? "" : "-", "unusualCharacter"];
}

/**
 * Returns the character for a code if it is printable ASCII. Otherwise returns a space or a replacement character, because other
 * characters only serve as boundaries.
 */
function character(code: number): string {
  if (code < 0x20) {
    return " ";
  }
  return code < 0x7f ? String.fromCodePoint(code) : "\uFFFD";
}
