import { escapeCommon, escapeInvisible, hex } from "./invisible";

/** Returns a Java string literal. */
export function javaString(text: string): string {
  return `"${escapeJava(text)}"`;
}

/**
 * Returns the text between the quotes of a literal. Java replaces `\u000a` with a line break before it parses literals, so
 * control characters become octal escapes.
 */
export function escapeJava(text: string): string {
  return escapeInvisible(escapeCommon(text, '"'), (codePoint) =>
    codePoint <= 0xff
      ? `\\${codePoint.toString(8).padStart(3, "0")}`
      : String.fromCodePoint(codePoint)
          .split("")
          .map((unit) => String.raw`\u${hex(unit.charCodeAt(0), 4)}`)
          .join(""),
  );
}
