import { commentText } from "../comments";
import { shellContent, shellWord } from "../posixShell";
import type { Region, Start } from "./region";
import { isStrict, unchanged } from "./region";

const escape = /\\[^]/y;

/** Returns a region that can contain all regions of code. */
function code(end: RegExp, strict = false): Region {
  return { write: shellWord, end, skip: escape, inner: () => starts, strict };
}

/** Text in which the shell expands parameters even between single quotes, so that quotes do not protect values. */
function expansion(end: RegExp): Region {
  return { ...code(end, true), write: unchanged };
}

const substitutions: readonly Start[] = [
  { start: /\$\(\(/y, region: expansion(/\)\)/y) },
  { start: /\$\[/y, region: expansion(/\]/y) },
  { start: /\$\{/y, region: expansion(/\}/y) },
  { start: /\$\(/y, region: code(/\)/y) },
  // The shell removes backslashes from the command before it parses the quotes in it.
  { start: /`/y, region: { ...code(/`/y, true), inner: () => starts.filter(({ start }) => start.source !== "`") } },
];

const doubleQuotes: Region = {
  write: (value) => shellContent(value, '"'),
  end: /"/y,
  skip: escape,
  inner: () => substitutions,
};

const quotes: readonly Start[] = [
  { start: /"/y, region: doubleQuotes, isQuote: true },
  { start: /'/y, region: { write: (value) => shellContent(value, "'"), end: /'/y }, isQuote: true },
];

const ansiQuotes: Start = { start: /\$'/y, region: { write: unchanged, end: /'/y, skip: escape, strict: true } };

/** Returns the here-document that an operator starts. */
function hereDocument({ groups: { tabs, quote, backslash, word = "" } = {} }: RegExpExecArray): Region {
  const isQuoted = Boolean(quote || backslash);
  const end = new RegExp(String.raw`(?<=\n)${tabs ? String.raw`\t*` : ""}${word}(?=\n|$)`, "y");
  const write = (value: string) => {
    const text = commentText(value);
    const couldEnd = text.trim() !== "" && word.includes(text.trim());
    return couldEnd ? undefined : isQuoted ? text : text.replaceAll(/[\\$`]/g, String.raw`\$&`);
  };
  return isQuoted ? { write, end } : { write, end, skip: /\\[^\n]/y, inner: () => substitutions };
}

const starts: readonly Start[] = [
  // A value in a comment is quoted like any other value, because an interactive zsh does not treat `#` as a comment.
  {
    start: /(?<=^|[\s;&|()])#/y,
    region: { write: shellWord, endsWithLine: true, inner: () => [ansiQuotes, ...quotes] },
  },
  ansiQuotes,
  ...substitutions,
  { start: /\(\(/y, region: expansion(/\)\)/y) },
  { start: /\(/y, region: code(/\)/y) },
  ...quotes,
  {
    start: /(?<!<)<<(?<tabs>-?)[ \t]*(?<quote>["']?)(?<backslash>\\?)(?<word>\w+)\k<quote>(?![\w'"\\$.-])/y,
    region: hereDocument,
    isDocument: true,
  },
  // Other here-documents, patterns that contain a closing parenthesis, and commands that run their arguments, and arithmetic.
  { start: /(?<!<)<<(?!<)/y },
  { start: /(?<![\w./-])(?:case|eval|ssh|trap|let|alias)(?![\w-])|(?<![\w.-])(?:ba|da|k|z)?sh[ \t]+(?:-\w*c\b|.*<<)/y },
  { start: /(?<=\s)-(?:eq|ne|lt|le|gt|ge)(?!\w)|(?<=\w)\[/y },
  { start: /(?<![\w.-])(?:python[\d.]*|node|perl|ruby|php|pwsh)[ \t].*(?:[ \t]-\w*[cer](?!\w)|<<)/y },
];

/** A shell script. */
export const shell: Region = { write: shellWord, skip: escape, inner: () => starts };

/**
 * A `.env` file. Programs that read it do not combine quoted and unquoted text, and have no escape sequence for quotes. A shell can
 * also read it, so substitutions are strict.
 */
export const dotenv: Region = {
  write: (value, { before, after }) => {
    if (!/(?:^|\n)[^\n='"#]*=[ \t]*$/.test(before) || !/^[ \t]*(?:#|\n|$)/.test(after)) {
      return isStrict(value) ? value : undefined;
    }
    const content = shellContent(value, "");
    if (!value.includes("'")) {
      return `'${shellContent(value, "'")}'`;
    }
    return content === value && !/["$`\\!]/.test(value) ? `"${value}"` : undefined;
  },
  skip: escape,
  inner: () => [
    { start: /(?<=^|\s)#/y, region: { write: commentText, endsWithLine: true } },
    ansiQuotes,
    ...substitutions.map(({ start, region }) => ({ start, region: { ...(region as Region), strict: true } })),
    { start: /"/y, region: doubleQuotes, isQuote: true },
    {
      start: /'/y,
      region: { write: (value) => (value.includes("'") ? undefined : shellContent(value, "'")), end: /'/y },
      isQuote: true,
    },
  ],
};
