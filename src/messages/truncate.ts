/** Characters of a wrong text that a sentence repeats: enough to be recognized, whatever was pasted. */
const longestRepeated = 60;

/** The beginning of a text of any length, for a sentence that repeats it: of so many characters, where that is given. */
export function truncate(text: string, { longest = longestRepeated }: { readonly longest?: number } = {}): string {
  // Cut between characters and not within one.
  const [start = ""] = new RegExp(`^.{0,${longest}}`, "su").exec(text) ?? [];
  return start === text ? text : `${start}…`;
}
