/** Matches the names of secret values as written by AWS services, AWS files, and credential programs. */
const secretNames =
  "secret_?access_?key|session_?token|security_?token|access_?token|refresh_?token|id_?token|web_?identity_?token" +
  "|client_?secret|token_?code|api_?key|password|passphrase";

const anySecretName = secretNames.replaceAll("_?", "[-_]?");

/** Matches `"SecretAccessKey": "..."`, `aws_session_token = ...`, and `x-amz-security-token:...`. */
const namedSecret = new RegExp(`((?:${anySecretName})\\b["']?(?:\\s*[:=]\\s*|\\s+(?=["'])))(["']?)[^\\s'"&;,]+`, "gi");

/** Matches `--password ...` and `-token="..."`, command-line options whose values may have any format. */
const secretOption = new RegExp(
  `((?<![\\w-])--?(?:${anySecretName}|token|secret)(?:[ \\t]+|=))(?:"[^"]*"|'[^']*'|\\S+)`,
  "gi",
);

/** Matches a JSON Web Token, whose parts may be shorter than a key. */
const webToken = /(?<![A-Za-z0-9])eyJ[\w-]{8,}(?:\.[\w-]*)+/g;

/** Matches a secret access key that starts with a slash, like a path. */
const slashedKey = /(?<![\w+/=.~-])\/[A-Za-z0-9+/]{39}(?![\w+/=~-]|\.\w)/g;

/**
 * Returns a message without secrets. If AWS rejects a signature, its message quotes the signed request, including the session
 * token. Messages about invalid values quote the values, and credential programs may print the credentials that they were about
 * to return.
 */
export function redactSecrets(message: string): string {
  return (
    message
      .replace(webToken, "...")
      .replace(secretOption, "$1...")
      .replace(namedSecret, "$1$2...")
      .replace(/(\bValue ')[^']*(' at '(?:tokenCode|webIdentityToken)')/g, "$1...$2")
      // VS Code's messages contain the configured proxy URL, including the user name and password.
      .replace(/((?:\/\/|\b(?:PROXY|HTTPS?|SOCKS[45]?) )[^\s/@:]*:)\S*@/g, "$1...@")
      .replace(/(\bSignature=)[0-9a-f]+/gi, "$1...")
      .replace(/(\bBearer )\S+/gi, "$1...")
  );
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
