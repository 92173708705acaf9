import { toIntlLocale } from "./language";

/** A localized date, and the same date in ISO 8601 format. */
export interface DateText {
  readonly text: string;
  readonly iso: string;
}

/** Formats a date with its time and time zone in the given language. Returns undefined for an invalid date. */
export function formatDateTime(date: Date | undefined, language: string): DateText | undefined {
  return format(date, language, {
    year: "numeric",
    month: "long",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
  });
}

/**
 * Formats a date in UTC in the given language. AWS returns a model's end of life as midnight UTC, which is still the previous day
 * in half of the world.
 */
export function formatDate(date: Date | undefined, language: string): DateText | undefined {
  return format(date, language, { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" });
}

function format(date: Date | undefined, language: string, options: Intl.DateTimeFormatOptions): DateText | undefined {
  if (!date || Number.isNaN(date.getTime())) {
    return undefined;
  }
  return { text: new Intl.DateTimeFormat(toIntlLocale(language), options).format(date), iso: date.toISOString() };
}
