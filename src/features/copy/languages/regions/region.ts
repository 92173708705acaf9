/** The text of a template before and after a placeholder. */
export interface Position {
  readonly before: string;
  readonly after: string;
}

/** Returns a value as it is written in a region, or undefined if the region cannot safely contain it. */
export type Write = (value: string, position: Position) => string | undefined;

/** A part of a template with its own rules for values: code, a literal, a comment, or a here-document. */
export interface Region {
  readonly write: Write;
  /** Matches the end of the region, at a position. All regular expressions of regions are sticky. */
  readonly end?: RegExp;
  /** Matches text without a meaning for the structure, for example an escape sequence. */
  readonly skip?: RegExp;
  /** Whether the region ends at the end of the line, even if `end` does not match. */
  readonly endsWithLine?: boolean;
  /** Returns the regions that can start in this region. */
  readonly inner?: () => readonly Start[];
  /** Whether the region can only contain values that have no special meaning anywhere. */
  readonly strict?: boolean;
}

/** The start of a region. */
export interface Start {
  readonly start: RegExp;
  /** If undefined, the structure of the template is doubtful, and all its regions are strict. */
  readonly region?: Region | ((match: RegExpExecArray) => Region);
  /** Whether the region starts at the next line. */
  readonly isDocument?: boolean;
  /** Whether the region is a quoted literal. A literal that consists of one placeholder is replaced with its quotes. */
  readonly isQuote?: boolean;
}

/** Returns whether a value has no special meaning in any language, not even as an additional word. */
export function isStrict(value: string): boolean {
  return /^[\p{L}\p{M}\p{N}_.:/@+-]*$/u.test(value);
}

/** Writes a value unchanged, for regions that are strict. */
export function unchanged(value: string): string {
  return value;
}

/** Writes no value. */
export function refuse(): undefined {
  return undefined;
}

/** Returns a line comment, in which `write` writes the values. */
export function lineComment(start: RegExp, write: Write): Start {
  return { start, region: { write, endsWithLine: true } };
}

/** Returns the comment of C-like languages. A value cannot contain the characters that end it. */
export function blockComment(write: (value: string) => string): Start {
  return { start: /\/\*/y, region: { write: (value) => breakUp(write(value), "*", "/"), end: /\*\//y } };
}

/** Separates two characters that end a comment, even if one of them is in the template. */
export function breakUp(value: string, first: string, second: string): string {
  return `${value.startsWith(second) ? " " : ""}${value.replaceAll(first, `${first} `)}`;
}
