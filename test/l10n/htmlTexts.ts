/** What a template of the page has at a place: words written in it, or one of its expressions by its number. */
export type HtmlText = { readonly text: string } | { readonly expression: number };

/** Attributes that people read or hear. The page's own stylesheet shows those that begin with `data-`. */
const readAttributes = /^(?:title|alt|placeholder|label|aria-(?:label|description|roledescription|valuetext)|data-.+)$/;

const tag = /<\/?[a-zA-Z][^\s>/]*((?:\s+[^\s=>"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*\/?>|<!--.*?-->/gsu;
const attribute = /([^\s=>"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]+))?/gu;
/** An expression, between characters that stand in no text: they are of the private use area. */
const hole = /\uE000(\d+)\uE000/gu;

/** What people read in a template's HTML: its text nodes and some of its attributes. `parts` are what stands around expressions. */
export function htmlTexts(parts: readonly string[]): HtmlText[] {
  const html = parts.reduce((before, part, index) => `${before}\uE000${index - 1}\uE000${part}`);
  const texts: HtmlText[] = [];
  const outside = html.replace(tag, (_, attributes: string | undefined) => {
    for (const [, name = "", value = ""] of (attributes ?? "").matchAll(attribute)) {
      if (readAttributes.test(name)) texts.push(...pieces(value.replace(/^["']|["']$/g, "")));
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
