import { commentText } from "./languages/comments";
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
  return text
    .split("\n")
    .map((line) => fillLine(line, language, values))
    .join("\n");
}

function fillLine(line: string, language: TemplateLanguage, values: ReadonlyMap<string, string>): string {
  const isComment = language.comment !== undefined && line.trimStart().startsWith(language.comment);
  return line.replace(placeholder, (match: string, ...args: unknown[]) => {
    const groups = args.at(-1) as Record<"open" | "quoted" | "bare", string | undefined>;
    const offset = args.at(-3) as number;
    const name = (groups.quoted ?? groups.bare ?? "").trim();
    const value = values.get(name) ?? (name.startsWith("tag:") ? "" : undefined);
    if (value === undefined) {
      return match;
    }
    if (isComment) {
      const { open = "" } = groups;
      return `${open}${(language.inComment ?? commentText)(value)}${open}`;
    }
    const outer = quoteAt(line.slice(0, offset), language);
    if (outer === undefined) {
      return language.literal(value);
    }
    if (outer === groups.open) {
      // The first quote ends one literal, and the last quote begins another.
      return `${outer}${language.literal(value)}${outer}`;
    }
    const content = language.inQuotes(value, outer);
    return groups.open === undefined ? content : `${groups.open}${content}${groups.open}`;
  });
}

/**
 * Returns the quote that is open at the end of the text, or undefined if none is open. `start` is the part of a line before a
 * placeholder, without any values.
 */
function quoteAt(start: string, { quotes, escape }: TemplateLanguage): string | undefined {
  let open: string | undefined;
  for (let index = 0; index < start.length; index += 1) {
    const character = start.charAt(index);
    if (open !== undefined && character === escape(open)) {
      index += 1;
    } else if (character === open) {
      open = undefined;
    } else if (open === undefined && quotes.includes(character)) {
      open = character;
    }
  }
  return open;
}
