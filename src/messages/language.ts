/** Returns a language that Intl accepts. VS Code may use a language tag that is not valid in BCP 47. */
export function toIntlLocale(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? "en";
  } catch {
    return "en";
  }
}

/** Formats a number in the given language. */
export function formatNumber(number: number, language: string): string {
  return new Intl.NumberFormat(toIntlLocale(language)).format(number);
}
