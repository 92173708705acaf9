import { commentText } from "./languages/comments";
import type { HereDocument } from "./languages/hereDocuments";
import type { TemplateLanguage } from "./languages/templateLanguage";
import { templateLanguage } from "./languages/templateLanguage";

/** Matches a placeholder, including the quotes directly around it if they are the same on both sides. */
const placeholder = /(?<open>["'])\{\{(?<quoted>[^{}\n]+)\}\}\k<open>|\{\{(?<bare>[^{}\n]+)\}\}/g;

/**
 * Replaces each `{{name}}` in a text with its value as a literal of the language, so that no value can end the surrounding
 * literal. A placeholder in quotes is replaced together with the quotes. In a longer quoted text, the value is escaped for these
 * quotes. In a line comment, the value becomes a single line. Unknown placeholders are kept, but placeholders for tags become
 * empty if the profile does not have the tag.
 */
export function fillTemplate(text: string, languageId: string, values: ReadonlyMap<string, string>): string {
  const language = templateLanguage(languageId);
  let place: Place = {};
  const lines = text.split("\n").map((line) => {
    const filled = fillLine(line, place, language, values);
    place = placeAfter(line, place, language);
    return filled;
  });
  return lines.join("\n");
}

/** What a line of a template begins in: a literal with this quote, the first of these documents, or code. */
interface Place {
  readonly quote?: string | undefined;
  readonly documents?: readonly HereDocument[];
}

/** Returns the place after a line of the template. */
function placeAfter(line: string, { quote, documents = [] }: Place, language: TemplateLanguage): Place {
  const [document] = documents;
  if (document) {
    return { documents: document.isEnd(line) ? documents.slice(1) : documents };
  }
  const code = line.replaceAll(/\{\{[^{}\n]+\}\}/g, "");
  const openAt = (end: number) =>
    quoteAt(code.slice(0, end), language, quote, language.commentStart ?? language.comment);
  const started = (language.hereDocuments?.(code) ?? []).filter(({ index }) => openAt(index) === undefined);
  const open = openAt(code.length);
  return started.length > 0 || open === undefined || !language.multilineQuotes?.includes(open)
    ? { documents: started }
    : { quote: open };
}

function fillLine(line: string, place: Place, language: TemplateLanguage, values: ReadonlyMap<string, string>): string {
  const [document] = place.documents ?? [];
  const isComment =
    place.quote === undefined && language.comment !== undefined && line.trimStart().startsWith(language.comment);
  return line.replace(placeholder, (match: string, ...args: unknown[]) => {
    const groups = args.at(-1) as Record<"open" | "quoted" | "bare", string | undefined>;
    const offset = args.at(-3) as number;
    const name = (groups.quoted ?? groups.bare ?? "").trim();
    const value = values.get(name) ?? (name.startsWith("tag:") ? "" : undefined);
    if (value === undefined) {
      return match;
    }
    const { open = "" } = groups;
    if (document) {
      return `${open}${document.content(value)}${open}`;
    }
    if (isComment) {
      return `${open}${(language.inComment ?? commentText)(value)}${open}`;
    }
    const outer = quoteAt(line.slice(0, offset), language, place.quote);
    if (outer === undefined) {
      return language.literal(value);
    }
    if (outer === groups.open) {
      // The first quote ends one literal, and the last quote begins another.
      return `${outer}${language.literal(value)}${outer}`;
    }
    return `${open}${language.inQuotes(value, outer)}${open}`;
  });
}

/**
 * Returns the quote that is open at the end of the text, or undefined if none is open. `start` is the part of a line before a
 * placeholder, without any values, and `quote` the quote that is open at its beginning. Quotes after `comment` are ignored.
 */
function quoteAt(
  start: string,
  { quotes, escape }: TemplateLanguage,
  quote: string | undefined,
  comment?: string,
): string | undefined {
  let open = quote;
  for (let index = 0; index < start.length; index += 1) {
    const character = start.charAt(index);
    if (open === undefined && comment !== undefined && isCommentAt(start, index, comment)) {
      return undefined;
    }
    if (character === escape(open ?? "")) {
      index += 1;
    } else if (character === open) {
      open = undefined;
    } else if (open === undefined && quotes.includes(character)) {
      open = character;
    }
  }
  return open;
}

/** Returns whether a comment starts at the index: at the start of a word, so that `$#` and URLs are no comments. */
function isCommentAt(text: string, index: number, comment: string): boolean {
  return text.startsWith(comment, index) && (index === 0 || /\s/.test(text.charAt(index - 1)));
}
