import { redactLongTokens, redactSecrets } from "./secrets";

/** The maximum number of characters of each line that is logged. */
const maxLineLength = 500;

/**
 * Matches values that could be tokens: 20 or more characters with a digit, an uppercase letter, and a lowercase letter, 32 or
 * more hexadecimal digits, or 26 or more Base32 characters. Does not match paths, host names, and UUIDs.
 */
const possibleToken =
  /(?<![\w+=~-])(?:(?=[\w+=~-]*[0-9])(?=[\w+=~-]*[a-z])(?=[\w+=~-]*[A-Z])[\w+=~-]{20,}|(?:[0-9a-fA-F]{32,}|[A-Z2-7]{26,})(?![\w+=~-]))/g;

/** Matches a line that contains an object or array of JSON. */
const jsonLine = /^[^{[\n]*[{[].*$/gm;

/** Matches a member of a JSON object whose value is a string. */
const jsonMember = /("((?:[^"\\]|\\.)*)"\s*:\s*")(?:[^"\\]|\\.)*/g;

/** The names of JSON members that describe a failure. */
const jsonNames = /^(?:.*(?:error|message|reason|description)|code|level|msg|status|time|timestamp|ts|type)$/i;

/** Returns JSON without string values, except for those that describe a failure. */
function redactJson(json: string): string {
  return json.replace(jsonMember, (member, start: string, name: string) =>
    jsonNames.test(name) ? member : `${start}...`,
  );
}

/**
 * Returns the lines of a credential program's error output to log: the first and the last one, without secrets. Most programs
 * write their error message there. The lines between them can be requests, responses, or variables in any format, so no list of
 * patterns could find all secrets in them. `isCut`: the beginning of the output is missing.
 */
export function summarizeErrorOutput(output: string, { isCut }: { readonly isCut: boolean }): string {
  // Redact before splitting into lines, because keys and certificates have several lines.
  const whole = isCut ? output.replace(/^.*(?:\n|$)/, "") : output;
  const withoutValues = redactSecrets(whole.replace(jsonLine, redactJson));
  const redacted = redactLongTokens(withoutValues).replace(possibleToken, "...");
  const lines = redacted.split(/[\r\n]+/).filter((line) => line.trim() !== "");
  const shown = lines.map((line) => line.trim().slice(0, maxLineLength));
  return shown.length <= 2 ? shown.join("\n") : [shown[0], "[...]", shown.at(-1)].join("\n");
}
