import type { Placeholder } from "./findPlaceholders";
import { findPlaceholders } from "./findPlaceholders";
import { isStrict } from "./languages/regions/region";
import { templateLanguage } from "./languages/templateLanguage";

/** The filled-in text, or the placeholder whose value cannot be written safely at its position. */
export type FilledTemplate =
  | { readonly text: string; readonly unsafe?: undefined }
  | { readonly text?: undefined; readonly unsafe: string };

/**
 * Replaces each `{{name}}` in a text with its value as a literal of the language, so that no value can end the surrounding
 * literal, comment, or document. A placeholder in quotes is replaced together with the quotes. In a longer quoted text, the value
 * is escaped for these quotes. In a comment, the value becomes a single line. Unknown placeholders are kept, but placeholders for
 * tags become empty if the profile does not have the tag. Line breaks become line feeds.
 */
export function fillTemplate(
  template: string,
  languageId: string,
  values: ReadonlyMap<string, string>,
): FilledTemplate {
  const text = template.replaceAll(/\r\n?/g, "\n");
  let filled = "";
  let end = 0;
  for (const placeholder of findPlaceholders(text, templateLanguage(languageId, text))) {
    const { index, name } = placeholder;
    const value = values.get(name) ?? (name.startsWith("tag:") ? "" : undefined);
    if (value !== undefined) {
      const written = write(text, placeholder, value);
      if (written === undefined) {
        return { unsafe: name };
      }
      filled += text.slice(end, index) + written;
      end = index + placeholder.text.length;
    }
  }
  return { text: filled + text.slice(end) };
}

function write(text: string, { index, text: { length }, region, ...rules }: Placeholder, value: string) {
  return rules.escaped || (rules.strict && !isStrict(value))
    ? undefined
    : region.write(value, { before: text.slice(0, index), after: text.slice(index + length) });
}
