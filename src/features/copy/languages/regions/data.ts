import { commentText } from "../comments";
import { tomlContent, tomlString } from "../toml";
import type { Region, Start } from "./region";
import { lineComment } from "./region";

const escape = /\\[^]/y;
// A literal string has no escape sequences, so it cannot contain a quote.
const tomlLiteral = (value: string) => commentText(value).replaceAll("'", "\u2019");

/** TOML. */
export const toml: Region = {
  write: tomlString,
  inner: () => [
    lineComment(/#/y, commentText),
    { start: /"""/y, region: { write: tomlContent, end: /"""/y, skip: escape } },
    { start: /'''/y, region: { write: tomlLiteral, end: /'''/y } },
    { start: /"/y, region: { write: tomlContent, end: /"/y, skip: escape, endsWithLine: true }, isQuote: true },
    { start: /'/y, region: { write: tomlLiteral, end: /'/y, endsWithLine: true }, isQuote: true },
  ],
};

/** Text without a syntax. */
export const plain: Region = { write: commentText };

const entities = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
  ["`", "&#96;"],
  ["{", "&#123;"],
  ["}", "&#125;"],
]);
const markupText = (value: string) =>
  commentText(value).replaceAll(/[&<>"'`{}]/g, (found) => entities.get(found) ?? "");

const attribute = (quote: string): Start => {
  const end = new RegExp(quote, "y");
  return { start: end, region: { write: markupText, end }, isQuote: true };
};

/** HTML and XML. */
export const markup: Region = {
  write: markupText,
  inner: () => [
    {
      start: /<!--/y,
      region: {
        write: (value) => commentText(value).replaceAll("-", "- ").replaceAll(">", "&gt;"),
        end: /--!?>/y,
      },
    },
    // Code and text without entities.
    { start: /<!\[CDATA\[|<(?:script|style|textarea|title)\b|<[^>]*(?:\bon\w+|\bstyle|\bsrcdoc|\bhref|\bsrc)\s*=/iy },
    {
      start: /<(?!!--)/y,
      region: { write: (value) => `"${markupText(value)}"`, end: />/y, inner: () => [attribute('"'), attribute("'")] },
    },
  ],
};
