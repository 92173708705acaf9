/** The default maximum number of characters, which is enough to recognize a pasted text. */
const defaultMaxLength = 60;

/** Truncates a text that is quoted in a message to at most `longest` characters. */
export function truncate(text: string, { longest = defaultMaxLength }: { readonly longest?: number } = {}): string {
  // The `u` flag keeps surrogate pairs together.
  const [start = ""] = new RegExp(`^.{0,${longest}}`, "su").exec(text) ?? [];
  return start === text ? text : `${start}…`;
}
