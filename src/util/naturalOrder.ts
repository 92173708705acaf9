let collator: Intl.Collator | undefined;

/** Compares names in natural order: ignoring case, and comparing numbers by value. */
export function compareNaturally(a: string, b: string): number {
  // Create the collator on first use, because creating it takes longer than the rest of the extension's activation.
  collator ??= new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  return collator.compare(a, b);
}
