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

/** The maximum number of characters before an escape to check. A longer Windows path is rare. */
const maxPathLength = 300;

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
    /\\{1,8}(?:(?:u00|x)(?<unicode>[2-7][0-9A-Fa-f])|u20(?<mark>2[26])|(?<slash>\/)|(?<=[a-z0-9]\\)(?<punctuation>[.:-])(?=[a-z0-9])|(?<newline>(?:r\\{1,8})?n)|(?<space>[brt]))/,
    // Character references of HTML, including those that were escaped again.
    /&(?:amp;){0,4}(?:#x0{0,4}(?<htmlHex>[2-7][0-9A-Fa-f])|#0{0,4}(?<html>[3-9][0-9]|1[01][0-9])|(?<entity>#820[89]|#x201[01]|#173|#xad|#8226|#x2022|#8230|#x2026|[A-Za-z]{2,15}));/i,
    // Zero-width and directional characters, soft hyphens, and places where a browser may break a line.
    /(?<invisible>[\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]{1,256}|<wbr ?\/?>)/,
    /(?<hyphen>[\u2010\u2011])/,
    /(?<=[A-Za-z0-9])(?<dash>[\u2012\u2013\u2212])(?=[A-Za-z0-9])/,
    // Full-width punctuation that an input method has written inside a reference. Elsewhere, it separates words.
    /(?<=[A-Za-z0-9])(?<fullWidth>[\uFF0D-\uFF0F\uFF1A])(?=[A-Za-z0-9])/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "g",
);

/** The characters for character references that can be part of a reference or next to one. `""` removes them. */
const entities: ReadonlyMap<string, string> = new Map([
  ["colon", ":"],
  ["sol", "/"],
  ["period", "."],
  ["hyphen", "-"],
  ["dash", "-"],
  ["#8208", "-"],
  ["#8209", "-"],
  ["#x2010", "-"],
  ["#x2011", "-"],
  ["lowbar", "_"],
  ["shy", ""],
  ["#173", ""],
  ["#xad", ""],
  ["zerowidthspace", ""],
  ["zwj", ""],
  ["zwnj", ""],
  ["newline", "\n"],
  ["nbsp", " "],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["amp", "&"],
  ["hellip", "\u2026"],
  ["mldr", "\u2026"],
  ["#8230", "\u2026"],
  ["#x2026", "\u2026"],
  ["bull", "\u2022"],
  ["#8226", "\u2022"],
  ["#x2022", "\u2022"],
]);

/** A text with its escapes decoded and its invisible characters removed, which maps offsets back to the original text. */
export class NormalizedText {
  readonly text: string;
  readonly #source: string;
  readonly #segments: Segment[] = [];

  constructor(source: string) {
    this.#source = source;
    const hyphens = new Hyphens(source);
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
      const isPlainDash = match.groups?.["dash"] !== undefined && hyphens.areInWordAt(match.index);
      const [text, replacement] = isPlainDash ? [match[0], undefined] : replace(match.groups ?? {}, match[0]);
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

  /**
   * Returns the original text before an offset if it ends with an escape that was replaced by white space, such as `\\n`. Otherwise
   * returns an empty string. The length is limited.
   */
  escapedTextBefore(offset: number): string {
    const segment = offset > 0 ? this.#segments[this.#segmentAt(offset - 1)] : undefined;
    if (segment?.replacement !== "escape" || !/\s/.test(this.text.charAt(offset - 1))) {
      return "";
    }
    const end = segment.sourceStart + segment.sourceLength;
    return this.#source.slice(Math.max(0, end - maxPathLength), end);
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

function replace(
  groups: Readonly<Record<string, string | undefined>>,
  original: string,
): [text: string, replacement: Replacement | undefined] {
  const { percent, unicode, mark, slash, punctuation, newline, space, htmlHex, html, entity, hyphen, dash, fullWidth } =
    groups;
  if (fullWidth !== undefined) {
    return [fullWidth.normalize("NFKC"), "unusualCharacter"];
  }
  if (percent !== undefined) {
    const code = Number.parseInt(percent, 16);
    // Other codes are only boundaries, or the beginning of a variable such as `%ACCOUNT%`.
    return [character(code), code < 0x7f ? "percentEncoding" : "escape"];
  }
  if (unicode !== undefined || htmlHex !== undefined) {
    return [character(Number.parseInt(unicode ?? htmlHex ?? "", 16)), "escape"];
  }
  if (html !== undefined) {
    return [character(Number(html)), "escape"];
  }
  if (entity !== undefined) {
    const text = entities.get(entity.toLowerCase());
    return text === undefined ? [original, undefined] : [text, "escape"];
  }
  if (mark !== undefined) {
    return [mark === "26" ? "\u2026" : "\u2022", "escape"];
  }
  if (newline !== undefined) {
    return ["\n", "escape"];
  }
  const kept = slash ?? punctuation;
  if (kept !== undefined || space !== undefined) {
    return [kept ?? " ", "escape"];
  }
  return [hyphen === undefined && dash === undefined ? "" : "-", "unusualCharacter"];
}

/** Matches the characters of an ARN, with any dashes. */
const arnCharacters = /[\w.:/%\u2010-\u2013\u2212-]/;

/** The maximum number of characters of a word that are searched for hyphens. Every ARN is shorter. */
const maxWordLength = 256;

/** Finds out whether words with dashes also contain hyphens. */
class Hyphens {
  readonly #source: string;
  #end = 0;
  #found = false;

  constructor(source: string) {
    this.#source = source;
  }

  /**
   * Returns whether the word at an offset contains hyphens. Dashes in such a word are punctuation. Otherwise, a word processor has
   * replaced the hyphens. Offsets must be passed in ascending order.
   */
  areInWordAt(offset: number): boolean {
    if (offset >= this.#end) {
      let start = offset;
      while (start > 0 && offset - start < maxWordLength && arnCharacters.test(this.#source.charAt(start - 1))) {
        start -= 1;
      }
      this.#end = offset + 1;
      while (this.#end - offset < maxWordLength && arnCharacters.test(this.#source.charAt(this.#end))) {
        this.#end += 1;
      }
      this.#found = this.#source.slice(start, this.#end).includes("-");
    }
    // The hyphens before the ID of an ARN are never punctuation.
    return this.#found && !this.#source.slice(offset, this.#end).includes("profile/");
  }
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
