import { stripVTControlCharacters } from "node:util";
import { redactLongTokens, redactSecrets } from "./secrets";
import { keepPlainWords, namesSecret, redactLikelySecrets } from "./sensitiveLines";

/** The maximum number of characters of each line that is logged. */
const maxLineLength = 500;

/** The maximum number of characters of each line that is searched for secrets. */
const maxSearchedLength = 4000;

/**
 * Matches values that could be tokens: 20 or more characters with a digit, an uppercase letter, and a lowercase letter, 32 or
 * more hexadecimal digits, or 26 or more Base32 characters. Does not match paths, host names, and UUIDs.
 */
const possibleToken =
  /(?<![\w+=~-])(?:(?=[\w+=~-]*[0-9])(?=[\w+=~-]*[a-z])(?=[\w+=~-]*[A-Z])[\w+=~-]{20,}|(?:[0-9a-fA-F]{32,}|[A-Z2-7]{26,})(?![\w+=~-]))/g;

const escapeCharacter = "\u001B";
const bell = "\u0007";

/** Matches hyperlinks of terminals, whose URLs may contain secrets. */
const hyperlink = new RegExp(
  String.raw`(?:${escapeCharacter}\]|\u009D)8;[^${bell}${escapeCharacter}\u009C]{0,2048}(?:${bell}|${escapeCharacter}\\|\u009C)`,
  "g",
);

/** Matches control characters other than tabs and line breaks, and invisible characters. */
const invisible = /(?![\t\r\n])[\p{Cc}\p{Cf}]/gu;

/** Matches a line that contains an object or array of JSON. */
const jsonLine = /^[^{[\n]*[{[].*$/;

/** Matches a member of a JSON object whose value is a string. */
const jsonMember = /("((?:[^"\\]|\\.)*)"\s*:\s*")((?:[^"\\]|\\.)*)/g;

/** The names of JSON members that describe a failure. */
const messageNames = /(?:error|message|reason|description)$|^msg$/i;

/** The names of JSON members whose values are words or numbers, but could also be a code that the user entered. */
const codeNames = /^(?:code|level|status|time|timestamp|ts|type)$/i;
const codeValue =
  /^(?:[A-Za-z_.-]{1,48}|[A-Z]{1,4}[0-9]{1,4}|[0-9]{1,3}|[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.+Z-]{1,24})$/;

/** Returns JSON without string values, except for those that describe a failure. */
function redactJson(json: string): string {
  return json.replace(jsonMember, (member, start: string, name: string, value: string) =>
    messageNames.test(name) || (codeNames.test(name) && codeValue.test(value)) ? member : `${start}...`,
  );
}

/**
 * Returns the lines of a credential program's error output to log: the first and the last one, without secrets. Most programs
 * write their error message there. The lines between them can be requests, responses, or variables in any format, so no list of
 * patterns could find all secrets in them. `isCut`: the beginning of the output is missing.
 */
export function summarizeErrorOutput(output: string, { isCut }: { readonly isCut: boolean }): string {
  const whole = isCut ? output.replace(/^.*(?:\n|$)/, "") : output;
  const text = stripVTControlCharacters(whole.replace(hyperlink, "")).replace(invisible, "");
  // Redact before splitting into lines, because keys and certificates have several lines.
  const lines = redactSecrets(text)
    .split(/[\r\n]+/)
    .map((line) => line.trim().slice(0, maxSearchedLength))
    .filter((line) => line !== "");
  const shown = lines.map((line, index) => {
    const isLogged = index === 0 || index === lines.length - 1;
    return isLogged ? redactLine(line, lines[index - 1] ?? "").slice(0, maxLineLength) : "";
  });
  return shown.length <= 2 ? shown.join("\n") : [shown[0], "[...]", shown.at(-1)].join("\n");
}

/** Returns a line without secrets. The line before it may end with the name of the secret, as in a prompt. */
function redactLine(line: string, before: string): string {
  const withoutValues = redactLongTokens(jsonLine.test(line) ? redactJson(line) : line).replace(possibleToken, "...");
  const likely = redactLikelySecrets(withoutValues);
  return namesSecret(line) || namesSecret(before.slice(-200)) ? keepPlainWords(likely) : likely;
}
