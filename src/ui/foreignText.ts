const zeroWidthSpace = "\u200B";

/**
 * Foreign text for a notification, where `[label](command:...)` would become a link: the pair of brackets is broken by a
 * character that cannot be seen.
 */
export function plainInNotification(text: string): string {
  return withoutControls(text).replaceAll("](", `]${zeroWidthSpace}(`);
}

/** Foreign text for a label of a quick pick, where `$(name)` would become an icon: a backslash makes it plain text. */
export function plainInLabel(text: string): string {
  return withoutControls(text).replace(/\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/g, (icon) => `\\${icon}`);
}

/** Foreign text for the message or the prompt of an input box, where links and icons would both take effect. */
export function plainInMessage(text: string): string {
  return plainInLabel(plainInNotification(text));
}

/** Drops characters that cannot be seen but change how text around them reads, and puts a space for line breaks. */
export function withoutControls(text: string): string {
  // Nearly every text has none, and a tree of thousands of rows asks thousands of times.
  return /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/u.test(text)
    ? text.replace(/[\r\n\t\u2028\u2029]+/g, " ").replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/gu, "")
    : text;
}
