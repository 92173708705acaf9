import { Document, isMap, isScalar, isSeq, Scalar, visit } from "yaml";
import { escapeInvisible, hex, toUnicode } from "./invisible";

/** Returns a YAML 1.2 double-quoted scalar on one line. */
export function yamlString(text: string): string {
  return stringify(toUnicode(text)).trimEnd();
}

/** Returns the text between the quotes of a scalar. */
export function yamlContent(text: string, quote: string): string {
  return quote === "'"
    ? // A single-quoted scalar has no escape sequences.
      toUnicode(text)
        .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
        .replaceAll("'", "''")
    : yamlString(text).slice(1, -1);
}

/** The comments of a document, keyed by the list item or value that they precede. */
export type YamlComments = ReadonlyMap<unknown, readonly string[]>;

/**
 * Formats a YAML document. Quotes all texts, because editors and people could mistake the colons in an ARN for mappings.
 * `comments` are added before the values that they belong to.
 */
export function yamlDocument(value: unknown, comments: YamlComments = new Map()): string {
  return stringify(value, comments);
}

function stringify(value: unknown, comments: YamlComments = new Map()): string {
  const document = new Document();
  document.contents = document.createNode(value, { aliasDuplicateObjects: false }) as typeof document.contents;
  addComments(value, document.contents, comments);
  visit(document, {
    Scalar(key, node) {
      if (key !== "key" && typeof node.value === "string") {
        node.type = Scalar.QUOTE_DOUBLE;
      }
    },
  });
  const text = document.toString({ lineWidth: 0, doubleQuotedAsJSON: false, doubleQuotedMinMultiLineLength: Infinity });
  return text
    .split("\n")
    .map((line) =>
      escapeInvisible(line, (codePoint) =>
        codePoint > 0xff_ff ? String.raw`\U${hex(codePoint, 8)}` : String.raw`\u${hex(codePoint, 4)}`,
      ),
    )
    .join("\n");
}

function addComments(value: unknown, node: unknown, comments: YamlComments): void {
  const lines = comments.get(value);
  if (lines && (isMap(node) || isSeq(node) || isScalar(node))) {
    node.commentBefore = lines.map((line) => ` ${line}`).join("\n");
  }
  if (isSeq(node) && Array.isArray(value)) {
    node.items.forEach((item, index) => addComments(value[index], item, comments));
  } else if (isMap(node) && typeof value === "object" && value !== null) {
    for (const pair of node.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : "";
      addComments((value as Record<string, unknown>)[key], pair.value, comments);
    }
  }
}
