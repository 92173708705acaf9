import type { DateText } from "../features/details/detailsMessages";
import { knownLanguage } from "./language";

/** A point in time with its time zone, as the editor's language writes it; nothing for a date that is not one. */
export function formatDateTime(date: Date | undefined, language: string): DateText | undefined {
  return tell(date, language, {
    year: "numeric",
    month: "long",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
  });
}

/** A day, in UTC: AWS gives the ends of models at midnight UTC, which is the day before in half of the world. */
export function formatDate(date: Date | undefined, language: string): DateText | undefined {
  return tell(date, language, { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" });
}

function tell(date: Date | undefined, language: string, options: Intl.DateTimeFormatOptions): DateText | undefined {
  if (!date || Number.isNaN(date.getTime())) {
    return undefined;
  }
  return { text: new Intl.DateTimeFormat(knownLanguage(language), options).format(date), iso: date.toISOString() };
}
