import { commentText } from "./comments";

/** Text over several lines that starts after a line and ends at a line of its own. Quotes have no meaning in it. */
export interface HereDocument {
  /** The position in the line of the operator that starts the document. */
  readonly index: number;
  readonly isEnd: (line: string) => boolean;
  /** Returns a value as text of the document, on one line. */
  readonly content: (value: string) => string;
}

/** Returns the here-documents (`<<EOF`) that start after this line of a shell script, in order. */
export function shellHereDocuments(line: string): readonly HereDocument[] {
  const operators = line.matchAll(/(?<!<)<<(?<tabs>-?)\s*(?<quote>["'\\]?)(?<word>\w+)/g);
  return Array.from(operators, ({ index, groups: { tabs, quote, word } = {} }) => ({
    index,
    isEnd: (text) => (tabs ? text.replace(/^\t+/, "") : text) === word,
    content: quote ? commentText : (value) => commentText(value).replaceAll(/[\\$`]/g, String.raw`\$&`),
  }));
}

/** Returns the here-string (`@"` at the end) that starts after this line of a PowerShell script, if any. */
export function powerShellHereStrings(line: string): readonly HereDocument[] {
  const operators = line.matchAll(/@(["'])[ \t]*$/g);
  return Array.from(operators, ({ index, 1: quote = "" }) => ({
    index,
    isEnd: (text) => text.startsWith(`${quote}@`),
    content: quote === "'" ? commentText : (value) => commentText(value).replaceAll(/[`$]/g, "`$&"),
  }));
}
