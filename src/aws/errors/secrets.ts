import { secretFormats } from "./secretFormats";

/**
 * Matches the names of secret values, or the ends of such names, as written by AWS services, AWS files, HTTP clients, and
 * credential programs, for example `SecretAccessKey`, `aws_session_token`, `X-Vault-Token`, and `SAMLResponse`.
 */
const secretName = [
  "secrets?(?:[-_ ]?(?:access[-_ ]?)?keys?|[-_ ]?(?:id|string|value))?",
  "tokens?(?:[-_ ]?(?:code|value))?",
  "passw(?:or)?d|passphrase|passcode|pwd",
  "(?:api|access|account|private|shared|signing|storage)[-_ ]?key",
  "(?:auth|authorization|device|mfa|user|verification)[-_ ]?code",
  "signature|assertion|saml(?:response|request)|jwt|otp",
].join("|");

/** Matches the characters between a name and its value, including escaped quotation marks of JSON inside a JSON string. */
const separator = "[\\\\\"'`\\])]{0,8}\\s{0,8}(?:=>|:=|[:=])\\s{0,8}";

/** Matches `"SecretAccessKey": "..."`. */
const quotedValue = new RegExp(
  `((?:${secretName})(?:${separator}|\\s{1,8}(?=["'])))(\\\\{0,8}["'])[^\\n]*?(\\2|\\n|$)`,
  "gi",
);

/**
 * Matches `aws_session_token = ...`, `x-amz-security-token:...`, and `&X-Amz-Signature=...`. The value does not include
 * punctuation after it or the next parameter of a URL.
 */
const plainValue = new RegExp(
  `(${secretName}|(?<=[?&])(?:sig|code))(${separator})` +
    "(?!\\\\{0,8}[\"'{[])((?:(?![,;\"')}\\]]{0,8}(?:\\s|$)|&[\\w.-]{1,64}=)[^\\s<>])+)",
  "gi",
);

/** Matches `setenv AWS_SESSION_TOKEN ...` and columns of a table. The value has a digit or uppercase letter, unlike a word. */
const spacedValue =
  /(\b(?:(?:[A-Z0-9]{1,32}_){1,4}(?:KEY|PASSPHRASE|PASSWORD|SECRET|TOKEN)|(?:[Aa]ccess|[Rr]efresh|[Ss]ession)Token|[Cc]lientSecret|[Ss]ecretAccessKey)[ \t|]{1,64})(?=[^\sA-Z0-9]{0,256}[A-Z0-9])[^\s|]{6,}/g;

/** Matches `<SecretAccessKey>...</SecretAccessKey>`, as in responses of AWS STS. */
const elementValue = new RegExp(`((?:${secretName})>)[^<]+`, "gi");

/** Matches command-line options whose values may have any format, for example `--password ...` and `-token="..."`. */
const secretOption = new RegExp(
  `((?<![\\w-])--?(?:[\\w-]{0,64}[-_])?(?:${secretName})(?:[ \\t]{1,8}|=))(?:"[^"\\n]*"?|'[^'\\n]*'?|\\S+)`,
  "gi",
);

/** Matches the user name and password in `curl -u name:password` and similar options. */
const userOption =
  /((?<![\w-])(?:-u|-U|--user|--proxy-user)(?:[ \t]{1,8}|=)?)(?:"([^":\n]{0,256}:)[^"\n]*|'([^':\n]{0,256}:)[^'\n]*|([^\s:"']{0,256}:)\S+)/g;

/** Matches headers whose entire value is secret. Signatures of AWS requests are matched by their name instead. */
const secretHeader =
  /((?<![\w-])(?:(?:proxy-)?authorization|(?:set-)?cookie2?)[\\"']{0,8}\s{0,8}[:=]\s{0,8}[\\"']{0,8})(?!AWS4-)(?:(digest\s)[^\r\n]+|((?:basic|bearer|negotiate|ntlm|token)\s)?[^\r\n"']+)/gi;

/** Matches `Basic ...` outside a header. The value is Base64, and not a word as in "Basic authentication". */
const basicValue = /(\bBasic )(?=[a-z+/]*[A-Z0-9=])[A-Za-z0-9+/]{6,}={0,2}/g;

/** Matches a secret access key that starts with a slash, like a path. */
const slashedKey = /(?<![\w+/=.~-])\/[A-Za-z0-9+/]{39}(?![\w+/=~-]|\.\w)/g;

/**
 * Returns a message without secrets. If AWS rejects a signature, its message quotes the signed request, including the session
 * token. Messages about invalid values quote the values, and credential programs may print the credentials that they were about
 * to return, or the requests that they send. The run time is proportional to the length of the message.
 */
export function redactSecrets(message: string): string {
  let redacted = message;
  for (const format of secretFormats) {
    redacted = redacted.replace(format, "...");
  }
  return (
    redacted
      .replace(secretHeader, "$1$2$3...")
      .replace(secretOption, "$1...")
      .replace(userOption, "$1$2$3$4...")
      .replace(spacedValue, "$1...")
      .replace(elementValue, "$1...")
      .replace(quotedValue, "$1$2...$3")
      .replace(plainValue, redactValue)
      .replace(/(\bValue ')[^']*(' at '(?:tokenCode|webIdentityToken)')/g, "$1...$2")
      // VS Code's messages contain the configured proxy URL, including the user name and password.
      .replace(/((?:\/\/|\b(?:PROXY|HTTPS?|SOCKS[45]?) )[^\s/@:]{0,256}:)\S{0,1024}@/g, "$1...@")
      // Git accepts a token instead of a user name.
      .replace(/(\/\/)[^\s/@:?#]{16,1024}@/g, "$1...@")
      .replace(/(\bBearer )(?!token\b)\S+/gi, "$1...")
      .replace(basicValue, "$1...")
  );
}

/** Matches the first word of an explanation, as in "Invalid token: expired". */
const explanation =
  /^(?:a|an|bad|cannot|could|denied|empty|error|expired|failed|has|invalid|is|malformed|missing|no|not|required|revoked|the|unable|unknown|wrong)$/i;

/** Redacts the value of a name unless the value explains a failure. */
function redactValue(match: string, name: string, separator: string, value: string): string {
  return /^:\s+$/.test(separator) && explanation.test(value) ? match : `${name}${separator}...`;
}

/** Returns the message of a JSON parse error without the quoted text. */
export function redactQuotedJson(message: string): string {
  return message.replace(/(?:, )?(?:\.{3})?"[^]*"(?:\.{3})? is not valid JSON/, " is not valid JSON");
}

/**
 * Returns a message without anything that looks like a key or token: 40 or more consecutive Base64 characters that include
 * digits, uppercase letters, and lowercase letters. Keeps paths and ARNs.
 */
export function redactLongTokens(message: string): string {
  const hidden = (piece: string) => (/\d/.test(piece) && /[a-z]/.test(piece) && /[A-Z]/.test(piece) ? "..." : piece);
  return message.replace(/(?<![\w+/=.~-])[\w+=-][\w+/=-]{39,}/g, hidden).replace(slashedKey, hidden);
}
