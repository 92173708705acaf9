/**
 * Matches the positions where a spreadsheet may start a formula: the start of a cell, and after characters that separate cells or
 * rows in some languages or in pasted text. Full-width characters start formulas in Japanese editions.
 */
const formulaStart = /(^|[\t\r\n;|])([^\S\t\r\n]*)([=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

/**
 * Formats rows as CSV (RFC 4180). Text that a spreadsheet would evaluate as a formula is prefixed with an apostrophe. Numbers are
 * written unchanged. Undefined cells are empty.
 */
export function formatCsv(rows: readonly (readonly (string | number | undefined)[])[]): string {
  return rows.map((cells) => `${cells.map(formatCell).join(",")}\r\n`).join("");
}

function formatCell(value: string | number | undefined): string {
  if (typeof value !== "string") {
    return value === undefined ? "" : String(value);
  }
  const text = value.replace(formulaStart, "$1'$2$3");
  return /[",\r\n;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
