/** A part of a page template: text, or the index of an expression. */
export type HtmlText = { readonly text: string } | { readonly expression: number };

/** Attributes that users see or hear. The page's stylesheet shows the attributes that start with `data-`. */
const visibleAttributes =
  /^(?:title|alt|placeholder|label|aria-(?:label|description|roledescription|valuetext)|data-.+)$/;

const tag = /<\/?[a-zA-Z][^\s>/]*((?:\s+[^\s=>"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*\/?>|<!--.*?-->/gsu;
const attribute = /([^\s=>"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]+))?/gu;
/** The index of an expression between private-use characters, which occur in no text. */
const hole = /\uE000(\d+)\uE000/gu;

/**
 * Returns what users can read in the HTML of a template: text nodes and some attributes. `parts` are the strings around
 * expressions.
 */
export function htmlTexts(parts: readonly string[]): HtmlText[] {
  const html = parts.reduce((before, part, index) => `${before}\uE000${index - 1}\uE000${part}`);
  const texts: HtmlText[] = [];
  const outside = html.replace(tag, (_, attributes: string | undefined) => {
    for (const [, name = "", value = ""] of (attributes ?? "").matchAll(attribute)) {
      if (visibleAttributes.test(name)) texts.push(...pieces(value.replace(/^["']|["']$/g, "")));
    }
    return "\n";
  });
  return [...texts, ...outside.split("\n").flatMap(pieces)];
}

function pieces(text: string): HtmlText[] {
  const expressions = [...text.matchAll(hole)].map(([, number]) => ({ expression: Number(number) }));
  const words = text
    .replace(hole, " ")
    .replace(/&[a-z]+;|&#\w+;/gi, " ")
    .trim();
  return [...(words === "" ? [] : [{ text: words }]), ...expressions];
}
