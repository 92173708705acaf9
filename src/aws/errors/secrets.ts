/** Names whose values are secrets, as AWS's services, its files and credential programs write them. */
const secretNames =
  "secret_?access_?key|session_?token|security_?token|access_?token|refresh_?token|id_?token|web_?identity_?token" +
  "|client_?secret|token_?code|api_?key|password|passphrase";

const anySecretName = secretNames.replaceAll("_?", "[-_]?");

/** `"SecretAccessKey": "..."`, `aws_session_token = ...`, `x-amz-security-token:...`. */
const namedSecret = new RegExp(`((?:${anySecretName})\\b["']?(?:\\s*[:=]\\s*|\\s+(?=["'])))(["']?)[^\\s'"&;,]+`, "gi");

/** `--password ...`, `-token="..."`: a program's option, whose value need not look like anything. */
const secretOption = new RegExp(
  `((?<![\\w-])--?(?:${anySecretName}|token|secret)(?:[ \\t]+|=))(?:"[^"]*"|'[^']*'|\\S+)`,
  "gi",
);

/** A JSON web token, whose parts may each be shorter than a key. */
const webToken = /(?<![A-Za-z0-9])eyJ[\w-]{8,}(?:\.[\w-]*)+/g;

/** A secret access key that begins with a slash as a path does. */
const slashedKey = /(?<![\w+/=.~-])\/[A-Za-z0-9+/]{39}(?![\w+/=~-]|\.\w)/g;

/**
 * A message without what it quotes of credentials: AWS repeats whole signed requests, the session token included, when it does
 * not accept their signature, and values that do not fit; programs write what they were about to give.
 */
export function redactSecrets(message: string): string {
  return (
    message
      .replace(webToken, "...")
      .replace(secretOption, "$1...")
      .replace(namedSecret, "$1$2...")
      .replace(/(\bValue ')[^']*(' at '(?:tokenCode|webIdentityToken)')/g, "$1...$2")
      // The editor repeats a proxy's address as it was set, with name and password.
      .replace(/((?:\/\/|\b(?:PROXY|HTTPS?|SOCKS[45]?) )[^\s/@:]*:)\S*@/g, "$1...@")
      .replace(/(\bSignature=)[0-9a-f]+/gi, "$1...")
      .replace(/(\bBearer )\S+/gi, "$1...")
  );
}

/** A message without the piece of a text that the JSON parser repeats when it cannot read it. */
export function redactQuotedJson(message: string): string {
  return message.replace(/(?:, )?(?:\.{3})?"[^]*"(?:\.{3})? is not valid JSON/, " is not valid JSON");
}

/**
 * A message without what looks like a key or a token: 40 or more letters, digits and signs of Base64 in one piece, of upper
 * and lower case. Paths and ARNs stay.
 */
export function redactLongTokens(message: string): string {
  const hidden = (piece: string) => (/\d/.test(piece) && /[a-z]/.test(piece) && /[A-Z]/.test(piece) ? "..." : piece);
  return message.replace(/(?<![\w+/=.~-])[\w+=-][\w+/=-]{39,}/g, hidden).replace(slashedKey, hidden);
}
