import { commentText } from "../comments";
import { pythonContent, pythonString } from "../python";
import type { Region, Start } from "./region";
import { lineComment, refuse, unchanged } from "./region";

const escape = /\\[^]/y;

/** An expression in an f-string. Older versions of Python do not allow all literals in it. */
const expression: Start = {
  start: /\{/y,
  region: { write: refuse, end: /\}/y, inner: () => [expression, ...strings] },
};

/** Returns the literals with these quotes. Literals with one quote end with the line. */
function literals(quote: string): readonly Start[] {
  const literal = { end: new RegExp(quote, "y"), endsWithLine: quote.length === 1 };
  const content = (value: string) => pythonContent(value, quote.charAt(0));
  const prefixed = (prefix: string) => new RegExp(String.raw`(?<!\w)(?:${prefix})${quote}`, "iy");
  const formatted: Pick<Region, "skip" | "inner"> = { skip: /\\[^]|\{\{/y, inner: () => [expression] };
  return [
    { start: prefixed("r[ft]|[ft]r"), region: { ...literal, ...formatted, write: unchanged, strict: true } },
    { start: prefixed("r|rb|br"), region: { ...literal, skip: escape, write: unchanged, strict: true } },
    {
      start: prefixed("[ft]"),
      region: { ...literal, ...formatted, write: (value) => content(value).replaceAll(/[{}]/g, "$&$&") },
    },
    { start: new RegExp(quote, "y"), region: { ...literal, skip: escape, write: content }, isQuote: true },
  ];
}

const strings: readonly Start[] = ['"""', "'''", '"', "'"].flatMap(literals);

/** Python code. */
export const python: Region = {
  write: pythonString,
  inner: () => [
    // Python reads a comment with this word as the encoding of the file.
    lineComment(/#/y, (value) => commentText(value).replaceAll(/coding(?=[:=])/g, "coding ")),
    ...strings,
  ],
};
