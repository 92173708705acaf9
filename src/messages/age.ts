import { toIntlLocale } from "./language";

const units = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1000],
] as const;

/** Formats the time since a date in the given language, for example `2 hours ago`. */
export function formatAge(date: Date, now: Date, language: string): string {
  // If the clock was set back, the age must not be in the future.
  const ageMs = Math.max(now.getTime() - date.getTime(), 1000);
  const [unit, unitMs] = units.find(([, lengthMs]) => ageMs >= lengthMs) ?? ["second", 1000];
  return new Intl.RelativeTimeFormat(toIntlLocale(language)).format(-Math.floor(ageMs / unitMs), unit);
}
