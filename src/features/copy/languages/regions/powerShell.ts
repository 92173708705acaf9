import { commentText } from "../comments";
import { powerShellContent, powerShellString } from "../powerShell";
import type { Region, Start } from "./region";
import { breakUp, unchanged } from "./region";

const escape = /`[^]/y;

function code(end: RegExp): Region {
  return { write: powerShellString, end, skip: escape, inner: () => starts };
}

const substitutions: readonly Start[] = [
  { start: /\$\(/y, region: code(/\)/y) },
  { start: /\$\{/y, region: { write: unchanged, end: /\}/y, strict: true } },
];

/** Returns the here-string that starts at the next line. */
function hereString({ 1: quote = "" }: RegExpExecArray): Region {
  const end = new RegExp(String.raw`(?<=\n)${quote}@`, "y");
  // A value with one of these characters could be a part of the line that ends the text.
  const guard = (write: (value: string) => string) => (value: string) =>
    value.includes(quote) || value.startsWith("@") ? undefined : write(commentText(value));
  return quote === "'"
    ? { write: guard(unchanged), end }
    : { write: guard((value) => value.replaceAll(/[`$]/g, "`$&")), end, skip: /`[^\n]/y, inner: () => substitutions };
}

const starts: readonly Start[] = [
  { start: /<#/y, region: { write: (value) => breakUp(commentText(value), "#", ">"), end: /#>/y } },
  { start: /(?<=^|[\s;(){}|&,=])#/y, region: { write: commentText, endsWithLine: true } },
  { start: /@(["'])[ \t]*(?=\n|$)/y, region: hereString, isDocument: true },
  ...substitutions,
  { start: /\(/y, region: code(/\)/y) },
  {
    start: /["\u201C-\u201E]/y,
    region: {
      write: (value) => powerShellContent(value, '"'),
      end: /["\u201C-\u201E]/y,
      skip: /`[^]|["\u201C-\u201E]{2}/y,
      inner: () => substitutions,
    },
    isQuote: true,
  },
  {
    start: /['\u2018-\u201B]/y,
    region: { write: (value) => powerShellContent(value, "'"), end: /['\u2018-\u201B]/y, skip: /['\u2018-\u201B]{2}/y },
    isQuote: true,
  },
  // The rest of the line is passed to a program without parsing, or a text is run.
  { start: /--%|(?<![\w-])(?:iex|Invoke-Expression)(?![\w-])/iy },
];

/** A PowerShell script. */
export const powerShell: Region = { write: powerShellString, skip: escape, inner: () => starts };
