/** The language for Intl, which refuses what is no well-formed tag: editors may run in such languages. */
export function knownLanguage(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? "en";
  } catch {
    return "en";
  }
}

/** A number as the editor's language writes it. */
export function formatNumber(number: number, language: string): string {
  return new Intl.NumberFormat(knownLanguage(language)).format(number);
}
