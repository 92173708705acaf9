import { escapeCommon, escapeInvisible, hex, toUnicode } from "./invisible";

/** Returns a TOML 1.0 basic string. */
export function tomlString(text: string): string {
  return `"${tomlContent(text)}"`;
}

/** Returns the text between the quotes of a basic string. */
export function tomlContent(text: string): string {
  return escapeInvisible(escapeCommon(toUnicode(text), '"'), (codePoint) =>
    codePoint > 0xff_ff ? String.raw`\U${hex(codePoint, 8)}` : String.raw`\u${hex(codePoint, 4)}`,
  );
}
