import { knownLanguage } from "./language";

const units = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1000],
] as const;

/** How long ago something was, as the editor's language says it: `2 hours ago`. */
export function formatAge(date: Date, now: Date, language: string): string {
  // A clock that was set back makes nothing happen in the future.
  const age = Math.max(now.getTime() - date.getTime(), 1000);
  const [unit, length] = units.find(([, length]) => age >= length) ?? ["second", 1000];
  return new Intl.RelativeTimeFormat(knownLanguage(language)).format(-Math.floor(age / length), unit);
}
