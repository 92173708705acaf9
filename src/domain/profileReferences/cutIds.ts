import { canEndId, isCompleteId } from "./idShape";
import { quote } from "./maskedParts";

/** Matches words that people write in brackets instead of a part that they left out. */
const maskWords = [
  "redact|mask|hidden|remov|omit|snip|cut|trunc|filter|censor|elide|saniti[sz]|scrub|obfuscat|anonymi[sz]|strip|shorten",
  "secret|private|confidential|sensitive|your|placeholder|random|rest|suffix|version|date|hash|xx",
  "省略|略|伏|マスク|非公開",
].join("|");

const openBracket = String.raw`\\{0,2}[[(<{（［【〈《＜]{1,3}`;
const closeBracket = String.raw`\\{0,2}[\])>}）］】〉》＞]{1,3}`;

/** Matches `[REDACTED]`, `(masked)`, `<version>`, `[...]`, or `(***)`. */
const bracketedMask = String.raw`${openBracket}\s?(?:(?:(?:${maskWords})[^\n[\](){}<>]{0,30}|id|name)|(?:(?![/<>()[\]{}])[\p{P}\p{S}]){1,12})\s?${closeBracket}`;

/** Matches text that shows that the preceding ID was cut or masked, even if the ID has a complete format. */
const afterAnyId = new RegExp(
  [
    // An ellipsis, with any characters that follow it directly.
    String.raw`^:?(?:\.{2}|[…‥⋯]|․{2}|[.:]{0,2}\\{1,4}\.{2})[^\s"'\u0060<>()[\]|,;\\]*`,
    String.raw`^[.:]{0,2}${bracketedMask}`,
    String.raw`^[.:]{0,2}(?:[＊●█▒▓░]|[•■▪▮·∙×]{2}|#{2}|[?？]{2}|[。、・･]{2})[＊•●█■▪▮▒▓░·∙×#?？。、・･]{0,64}`,
    // A placeholder of a template, for example `#{version}`, `%s`, or `<%= version %>`.
    String.raw`^[.:]{0,2}(?:#\{|<[%?])[^\s"'\u0060]{0,64}`,
    // A literal with another path segment.
    String.raw`^${quote}\s{0,40}(?:\+|\.{1,2}|&|\|\|)\s{0,40}${quote}/[^\s"'\u0060]{0,64}`,
  ].join("|"),
  "iu",
);

/** Matches words that follow `||` in a shell or program, where it does not join two strings. */
const commandWord =
  "(?:exit|echo|true|false|return|die|break|continue|printf|throw|fail|raise|process|undefined|null|default)";

/** Matches the operators that join two strings. Three periods are an ellipsis, and `&&` joins two conditions. */
const joiningOperator = String.raw`(?:\+{1,2}|\.{2}(?!\.)|\.(?=\s?\$)|(?<=\s)\.(?=\s["'])|&(?!&)|<<|<>|~|\|\|(?!\s{0,4}${commandWord}\b))`;

/** Excludes lines of a diff, and attributes in a Terraform plan, which also begin with a plus sign. */
const notNextLine = String.raw`(?!\s{0,40}\n(?:\+|\s{0,40}[+~]\s{1,4}[\w."-]{1,64}\s{0,64}[=:{]))`;

/** Matches text that shows that the preceding ID may be incomplete, unless it has a complete format. */
const afterIncompleteId = new RegExp(
  [
    // Code that appends to the string, for example `" + version`. A literal that begins with a space does not continue the ID.
    String.raw`^[.:]{0,2}${quote}${notNextLine}[\s\\]{0,40}${joiningOperator}[\s\\]{0,40}(?:[a-zA-Z]?${quote}(?=[\w/:.-])|(?!${quote})[\w$({@:\\[])[\w.]{0,32}`,
    String.raw`^[.:]{0,2}${quote}\.(?:append|concat|plus)\([\w."']{0,32}`,
    // Adjacent literals, which some languages join.
    String.raw`^[.:]{0,2}${quote}\s{1,40}[a-z]?${quote}(?=[-.:]v?[0-9])[\w.:-]{1,64}`,
    // Character classes and groups of a regular expression, and text in brackets, for example `[-6]`.
    String.raw`^[.:]{0,2}\[{1,2}[^[\]\n]{1,48}\](?!\()`,
    String.raw`^[.:]{0,2}\([!-~][ -'*-~]{0,64}\)`,
    // A placeholder in angle brackets, but not a tag of HTML.
    String.raw`^[.:]{0,2}<(?!(?:a|abbr|b|br|code|div|em|font|hr|i|img|input|kbd|li|mark|ol|p|pre|s|samp|small|span|strong|su[bp]|table|t[dhrt]|u|ul)\b)[a-z][^<>\n]{0,48}>`,
    // Escaped punctuation and classes of characters, for example `\(version)` in Swift, `\*\*\*` in Markdown, or `\d+`.
    String.raw`^[.:]{0,2}(?:\\{1,4}(?:[*([{<$#%~_]|[dsw](?=[*+?{]))|\uFFFD|[•■▪▮～〜])[^\s"'\u0060]{0,64}`,
    // A note after a space.
    String.raw`^:?[ \u00A0]${openBracket}(?:redact|mask|trunc|censor|omit|snip|\.{2}|…)[^\n[\](){}<>]{0,30}${closeBracket}`,
  ].join("|"),
  "iu",
);

/** Matches text that shows that the preceding ID is incomplete if its last word cannot be the last one. */
const afterUnfinishedId = new RegExp(
  [
    // An ellipsis or another literal after a space.
    String.raw`^:?[ \u00A0](?:\.{3}|…)`,
    String.raw`^${quote}\s{1,40}${quote}[\w.:-]{1,64}`,
    String.raw`^[.:]{0,2}(?:伏|略|省略)`,
  ].join("|"),
  "iu",
);

/** Matches an ID with masked characters, for example `yvfdxxxxxxxx` or `us.anthropic.claude-sonnet-4-x`, or with a part of a date. */
const partialId = /x{4}|^[^.]*\.[^.]*\..*(?:[-.]x+(?=$|[-.:])|-20[12][0-9]{0,4}$|-v$)/i;

/**
 * Returns the text after an ID that shows that the ID was masked, cut for display, or is completed by a program. Returns an empty
 * string if there is none. The more complete the format of the ID, the less text can continue it.
 */
export function textAfterCutId(rest: string, id: string): string {
  const patterns = isCompleteId(id)
    ? [afterAnyId]
    : [afterAnyId, afterIncompleteId, ...(canEndId(id) ? [] : [afterUnfinishedId])];
  return patterns.map((pattern) => pattern.exec(rest)?.[0] ?? "").find((found) => found !== "") ?? "";
}

/** Returns whether some characters of an ID are masked or missing. */
export function isPartialId(id: string): boolean {
  return partialId.test(id);
}
