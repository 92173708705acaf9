import { commentText } from "../comments";
import { hclContent, hclString } from "../hcl";
import { escapeJava, javaString } from "../java";
import { jsonString } from "../json";
import { typeScriptContent, typeScriptString } from "../typeScript";
import type { Region, Start } from "./region";
import { blockComment, lineComment, refuse } from "./region";

const escape = /\\[^]/y;

/** Returns a literal that ends with the line. */
function literal(quote: string, write: Region["write"]): Start {
  const end = new RegExp(quote, "y");
  return { start: end, region: { write, end, skip: escape, endsWithLine: true }, isQuote: true };
}

const comments = [lineComment(/\/\//y, commentText), blockComment(commentText)];

/** JSON, also with comments. */
export const json: Region = {
  write: jsonString,
  inner: () => [...comments, literal('"', (value) => jsonString(value).slice(1, -1))],
};

/** Braces are nested in the code of a template literal. */
const braces: Start = {
  start: /\{/y,
  region: { write: typeScriptString, end: /\}/y, inner: () => [braces, ...typeScriptStarts] },
};

const typeScriptStarts: readonly Start[] = [
  ...comments,
  literal('"', (value) => typeScriptContent(value, '"')),
  literal("'", (value) => typeScriptContent(value, "'")),
  {
    start: /`/y,
    region: {
      write: (value) => typeScriptContent(value, "`").replaceAll("$", String.raw`\$`),
      end: /`/y,
      skip: escape,
      inner: () => [{ ...braces, start: /\$\{/y }],
    },
  },
  // A regular expression or JSX, in which quotes have another meaning. It could also be a division.
  { start: /\//y },
];

/** JavaScript and TypeScript. */
export const typeScript: Region = { write: typeScriptString, inner: () => typeScriptStarts };

const interpolation: Start = {
  start: /[$%]\{/y,
  region: { write: hclString, end: /\}/y, inner: () => [{ ...interpolation, start: /\{/y }, ...hclStarts] },
};

const hclStarts: readonly Start[] = [
  lineComment(/#/y, commentText),
  ...comments,
  {
    start: /"/y,
    region: {
      write: hclContent,
      end: /"/y,
      skip: /\\[^]|\$\$\{|%%\{/y,
      inner: () => [interpolation],
      endsWithLine: true,
    },
    isQuote: true,
  },
  {
    start: /<<-?(\w+)/y,
    region: ({ 1: word = "" }) => ({
      // A here-document has no escape sequences except for interpolations.
      write: (value) => {
        const text = commentText(value);
        return /[$%]/.test(text) || (text.trim() !== "" && word.includes(text.trim())) ? undefined : text;
      },
      end: new RegExp(String.raw`(?<=\n)[ \t]*${word}(?=\n|$)`, "y"),
      skip: /\$\$\{|%%\{/y,
      inner: () => [interpolation],
    }),
    isDocument: true,
  },
];

/** Terraform and other HCL. */
export const hcl: Region = { write: hclString, inner: () => hclStarts };

/** Java also replaces Unicode escapes in comments, and one of them could be a line break. */
const javaComment = (value: string) => commentText(value).replaceAll("\\", "/");

/** Java. */
export const java: Region = {
  write: javaString,
  inner: () => [
    lineComment(/\/\//y, javaComment),
    blockComment(javaComment),
    { start: /"""/y, region: { write: escapeJava, end: /"""/y, skip: escape } },
    literal('"', escapeJava),
    { start: /'/y, region: { write: refuse, end: /'/y, skip: escape, endsWithLine: true } },
  ],
};
