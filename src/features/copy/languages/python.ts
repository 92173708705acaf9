import { escapeCommon, escapeInvisible, hex } from "./invisible";

/** Returns a Python 3 string literal. */
export function pythonString(text: string): string {
  return `"${pythonContent(text, '"')}"`;
}

/** Returns the text between the quotes of a literal. */
export function pythonContent(text: string, quote: string): string {
  return escapeInvisible(escapeCommon(text, quote), (codePoint) =>
    codePoint > 0xff_ff ? String.raw`\U${hex(codePoint, 8)}` : String.raw`\u${hex(codePoint, 4)}`,
  );
}

/** Returns a Python literal for dictionaries, lists, strings, numbers, and Booleans. */
export function pythonLiteral(value: unknown, indent = ""): string {
  if (typeof value === "string") {
    return pythonString(value);
  }
  if (typeof value === "boolean") {
    return value ? "True" : "False";
  }
  if (typeof value !== "object" || value === null) {
    return value === null ? "None" : JSON.stringify(value);
  }
  const inner = `${indent}    `;
  const members = Array.isArray(value)
    ? value.map((item) => pythonLiteral(item, inner))
    : Object.entries(value).map(([key, member]) => `${pythonString(key)}: ${pythonLiteral(member, inner)}`);
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  const oneLine = `${open}${members.join(", ")}${close}`;
  return oneLine.length <= 60 && !oneLine.includes("\n")
    ? oneLine
    : `${open}\n${members.map((member) => `${inner}${member},\n`).join("")}${indent}${close}`;
}
