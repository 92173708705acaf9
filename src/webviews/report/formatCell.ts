import { toIntlLocale } from "../../messages/language";
import { stripControlCharacters } from "../../ui/untrustedText";
import type { ReportCell, ReportColumn } from "./report";
import { valueOf } from "./report";

/** The number of significant digits for amounts below a cent. */
const smallAmountDigits = 2;

/** The fraction digits of percentages, which are the same for all rows so that the values are aligned. */
const shareDigits = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;

/**
 * Returns a function that formats the values of a column for display, without invisible characters. Create it once for all rows,
 * because creating Intl objects is slow.
 */
export function cellFormat({ type }: ReportColumn, language: string): (cell: ReportCell | undefined) => string {
  const formatValue = valueFormat(type, toIntlLocale(language));
  return (cell) => {
    if (typeof cell === "object" && cell.text !== undefined) {
      return stripControlCharacters(cell.text);
    }
    const value = valueOf(cell);
    return value === undefined ? "" : formatValue(value);
  };
}

function valueFormat(type: ReportColumn["type"], locale: string): (value: string | number) => string {
  switch (type) {
    case "text":
    case "code":
      return (value) => stripControlCharacters(String(value));
    case "number":
      return ofNumbers(new Intl.NumberFormat(locale));
    case "share":
      return shareFormat(new Intl.NumberFormat(locale, { style: "percent", ...shareDigits }));
    case "money": {
      const usual = new Intl.NumberFormat(locale, { style: "currency", currency: "USD" });
      const small = new Intl.NumberFormat(locale, {
        style: "currency",
        currency: "USD",
        maximumSignificantDigits: smallAmountDigits,
      });
      return (value) => (isSmall(value) ? ofNumbers(small)(value) : ofNumbers(usual)(value));
    }
    case "date": {
      const format = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
      return (value) => {
        const date = new Date(value);
        return Number.isNaN(date.getTime()) ? stripControlCharacters(String(value)) : format.format(date);
      };
    }
  }
}

/** Formats shares. A share that would be rounded to zero is shown as less than the smallest one, because it is not zero. */
function shareFormat(format: Intl.NumberFormat): (value: string | number) => string {
  const smallest = 10 ** -(shareDigits.minimumFractionDigits + 2);
  const isTiny = (value: string | number) => typeof value === "number" && value > 0 && value < smallest / 2;
  return (value) => (isTiny(value) ? `<${format.format(smallest)}` : ofNumbers(format)(value));
}

function ofNumbers(format: Intl.NumberFormat): (value: string | number) => string {
  return (value) => (typeof value === "number" ? format.format(value) : stripControlCharacters(value));
}

function isSmall(value: string | number): boolean {
  return typeof value === "number" && value !== 0 && Math.abs(value) < 0.01;
}
