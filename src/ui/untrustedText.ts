const zeroWidthSpace = "\u200B";

/**
 * Escapes untrusted text for a notification, where `[label](command:...)` would become a link. Inserts an invisible character
 * between the brackets.
 */
export function escapeForNotification(text: string): string {
  return breakLinks(stripControlCharacters(text));
}

/** Escapes untrusted text for a label in a quick pick, where `$(name)` would become an icon. */
export function escapeForLabel(text: string): string {
  return escapeIcons(stripControlCharacters(text));
}

/** Escapes untrusted text for the message or prompt of an input box, where both links and icons would be rendered. */
export function escapeForMessage(text: string): string {
  return escapeIcons(breakLinks(stripControlCharacters(text)));
}

/**
 * Escapes untrusted text for the log. Keeps line breaks and indents the lines after them, so that no line of the text looks like
 * an entry of the log.
 */
export function escapeForLog(text: string): string {
  return text
    .split(/[\r\n]+/)
    .map(stripControlCharacters)
    .join("\n  ");
}

function breakLinks(text: string): string {
  return text.replaceAll("](", `]${zeroWidthSpace}(`);
}

function escapeIcons(text: string): string {
  return text.replace(/\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/g, (icon) => `\\${icon}`);
}

/** Matches all kinds of line breaks, and tabs. */
const lineBreaks = /[\r\n\t\v\f\u2028\u2029]+/g;

/**
 * Matches invisible characters: control characters, and characters that change the direction of the surrounding text or make two
 * texts look the same. Does not match joiners, because emoji and some scripts need them.
 */
const invisibleCharacters =
  /[\p{Cc}\u00AD\u061C\u115F\u1160\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0001}]/gu;

/** Matches more combining marks on one character than any script uses. They would overlap adjacent rows. */
const excessMarks = /(\p{M}{4})\p{M}+/gu;

const loneSurrogates = /\p{Cs}/gu;

/**
 * Matches printable ASCII, which most texts consist of. This fast check matters because a large tree escapes thousands of texts.
 */
const printableAscii = /^[ -~]*$/;

/** Removes invisible characters that affect the surrounding text, and replaces line breaks with spaces. */
export function stripControlCharacters(text: string): string {
  return printableAscii.test(text)
    ? text
    : text
        .replace(lineBreaks, " ")
        .replace(invisibleCharacters, "")
        .replace(excessMarks, "$1")
        .replace(loneSurrogates, "\uFFFD");
}
