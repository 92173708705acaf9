/** The source of a regular expression for a quotation mark of a program, which may be escaped. */
export const quote = String.raw`\\{0,4}["'\u0060]`;

/** Matches text in brackets, for example `<account>`, `${AWS::AccountId}`, `#{account}`, `<%= account %>`, or `{{ account }}`. */
const inBrackets = [
  String.raw`<{1,2}[^<>\n]{1,64}>{1,2}`,
  String.raw`\[{1,2}[^\][\n]{1,64}\]{1,2}`,
  String.raw`\({1,2}[^()\n]{1,64}\){1,2}`,
  String.raw`[$#@%]{0,2}\{{1,3}[^{}\n]{0,64}\}{1,3}`,
  String.raw`[$\\]\([^\n]{1,80}?\)`,
];

/** Matches variables and format placeholders, for example `$ACCOUNT`, `%ACCOUNT%` (also if `%AC` was decoded), or `%s`. */
const variables = [
  String.raw`[%\uFFFD][^%\s:]{1,64}%`,
  String.raw`\$(?:env:)?[A-Za-z_]\w{0,63}`,
  String.raw`%(?:\(\w{1,64}\))?[0-9$.*-]{0,8}[A-Za-z@]`,
];

/** Matches an account ID in which some or all digits are masked, for example `XXXXXXXX9012`, `****`, or an ellipsis. */
const maskedDigits = String.raw`[0-9]{0,12}(?:[*xX#]{3,64}|[.\u2026\u2022\u25CF\u2588]{1,64})[0-9]{0,12}`;

/**
 * Matches the end of a string literal, an expression, and the beginning of another literal, for example `" + account + "`,
 * `' || account || '`, `'$ACCOUNT'`, or `", { "Ref": "AWS::AccountId" }, "`. Another ARN or account ID is not part of it.
 */
const expression = String.raw`${quote}(?:(?!arn:|[0-9]{12}:)[^;]){1,128}?${quote}`;

const anyMask = [...inBrackets, ...variables, maskedDigits].join("|");
const beforeProfile = "(?=:(?:application-)?inference-profile[/:])";

/** The source of a regular expression for what people and programs write instead of a Region or partition in an ARN. */
export const maskedPart = String.raw`(?:${anyMask}|${expression}(?=:[^\s:]))`;

/** The source of a regular expression for what people and programs write instead of the account ID in an ARN. */
export const maskedAccount = String.raw`(?:${anyMask}|(?::[A-Za-z_]\w{0,63}|${expression})${beforeProfile})`;

/** Returns whether the text for an account ID is a placeholder, for example `ACCOUNT_ID`, and not a mistyped number. */
export function isPlaceholderAccount(text: string): boolean {
  return /^[^0-9]/.test(text);
}

/** Returns whether the text for a Region is a placeholder, for example `REGION` or `your-region`. */
export function isPlaceholderRegion(text: string): boolean {
  return /^[A-Z_]+$|^[A-Za-z_-]*region[A-Za-z_-]*$/.test(text);
}
