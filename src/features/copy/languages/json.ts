import { escapeInvisible, hex } from "./invisible";

/** Returns a JSON string. */
export function jsonString(text: string): string {
  return escapeInvisible(JSON.stringify(text), escapeUtf16);
}

/** Formats a JSON document with two spaces per level. `indent` is added before each line except the first. */
export function jsonDocument(value: unknown, indent = ""): string {
  return JSON.stringify(value, undefined, 2)
    .split("\n")
    .map((line) => escapeInvisible(line, escapeUtf16))
    .join(`\n${indent}`);
}

/** Returns the escape sequence for a code point. In JSON, a code point beyond U+FFFF must be escaped as two surrogates. */
function escapeUtf16(codePoint: number): string {
  const units = String.fromCodePoint(codePoint).split("");
  return units.map((unit) => String.raw`\u${hex(unit.charCodeAt(0), 4)}`).join("");
}
