/** Enough characters to recognize a pasted text. */
const defaultMaxLength = 60;

/** Shortens a text that a message quotes to at most `longest` characters. */
export function truncate(text: string, { longest = defaultMaxLength }: { readonly longest?: number } = {}): string {
  // The `u` flag keeps surrogate pairs together.
  const [start = ""] = new RegExp(`^.{0,${longest}}`, "su").exec(text) ?? [];
  return start === text ? text : `${start}…`;
}
