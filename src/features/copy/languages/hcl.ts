import { escapeCommon, escapeInvisible, hex, toUnicode } from "./invisible";

/** Returns a quoted HCL template that evaluates to the text. HCL normalizes all strings to NFC. */
export function hclString(text: string): string {
  return `"${hclContent(text)}"`;
}

/** Returns the text between the quotes of a template. */
export function hclContent(text: string): string {
  // `$${` is the standard escape sequence for `${`, but it does not work after another `$`.
  const escaped = escapeCommon(toUnicode(text), '"')
    .replaceAll(/\$+\{/g, (dollars) =>
      dollars.length === 2 ? "$${" : `${String.raw`\u0024`.repeat(dollars.length - 1)}{`,
    )
    .replaceAll(/%+\{/g, (percents) =>
      percents.length === 2 ? "%%{" : `${String.raw`\u0025`.repeat(percents.length - 1)}{`,
    );
  return escapeInvisible(escaped, (codePoint) =>
    codePoint > 0xff_ff ? String.raw`\U${hex(codePoint, 8)}` : String.raw`\u${hex(codePoint, 4)}`,
  );
}
