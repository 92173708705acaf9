const zeroWidthSpace = "\u200B";

/**
 * Foreign text for a notification, where `[label](command:...)` would become a link: the pair of brackets is broken by a
 * character that cannot be seen.
 */
export function escapeForNotification(text: string): string {
  return withoutLinks(stripControlCharacters(text));
}

/** Foreign text for a label of a quick pick, where `$(name)` would become an icon: a backslash makes it plain text. */
export function escapeForLabel(text: string): string {
  return withoutIcons(stripControlCharacters(text));
}

/** Foreign text for the message or the prompt of an input box, where links and icons would both take effect. */
export function escapeForMessage(text: string): string {
  return withoutIcons(withoutLinks(stripControlCharacters(text)));
}

function withoutLinks(text: string): string {
  return text.replaceAll("](", `]${zeroWidthSpace}(`);
}

function withoutIcons(text: string): string {
  return text.replace(/\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/g, (icon) => `\\${icon}`);
}

/** Line breaks of every kind, and tabs. */
const breaks = /[\r\n\t\v\f\u2028\u2029]+/g;

/**
 * Characters that cannot be seen: controls, and what sets the direction of the text around it, hides in it or makes two
 * texts look the same. Joiners stay, which emoji and some scripts are written with.
 */
const unseen =
  /[\p{Cc}\u00AD\u061C\u115F\u1160\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0001}]/gu;

/** More marks on one character than any script has, which would be drawn over the rows around it. */
const manyMarks = /(\p{M}{4})\p{M}+/gu;

/** Halves of characters, which stand for none. */
const halves = /\p{Cs}/gu;

/** A text without any of them, as nearly all are: a tree of thousands of rows asks thousands of times. */
const harmless = /^[ -~]*$/;

/** Drops characters that cannot be seen but change how text around them reads, and puts a space for line breaks. */
export function stripControlCharacters(text: string): string {
  return harmless.test(text)
    ? text
    : text.replace(breaks, " ").replace(unseen, "").replace(manyMarks, "$1").replace(halves, "\uFFFD");
}
