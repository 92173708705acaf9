let collator: Intl.Collator | undefined;

/** Order of names for people: letters whatever their case, numbers by value. */
export function compareNaturally(a: string, b: string): number {
  // Made at first use: it takes longer than all else that is done when the extension is activated.
  collator ??= new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  return collator.compare(a, b);
}
