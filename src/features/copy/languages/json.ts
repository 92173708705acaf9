import { escapeInvisible, hex } from "./invisible";

/** Returns a JSON string. */
export function jsonString(text: string): string {
  return escapeInvisible(JSON.stringify(text), escapeUtf16);
}

/** Returns a JSON document with two spaces per level. `indent` is put before each line but the first. */
export function jsonDocument(value: unknown, indent = ""): string {
  return JSON.stringify(value, undefined, 2)
    .split("\n")
    .map((line) => escapeInvisible(line, escapeUtf16))
    .join(`\n${indent}`);
}

/** JSON has no escape sequence for a code point beyond U+FFFF but those of its two surrogates. */
function escapeUtf16(codePoint: number): string {
  const units = String.fromCodePoint(codePoint).split("");
  return units.map((unit) => String.raw`\u${hex(unit.charCodeAt(0), 4)}`).join("");
}
