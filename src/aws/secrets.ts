/** Names whose values are secrets, as AWS's services, its files and credential programs write them. */
const secretNames =
  "secret_?access_?key|session_?token|security_?token|access_?token|refresh_?token|id_?token|web_?identity_?token" +
  "|client_?secret|token_?code|password|passphrase";

/** `"SecretAccessKey": "..."`, `aws_session_token = ...`, `x-amz-security-token:...`, `--password ...`. */
const namedSecret = new RegExp(
  `((?:${secretNames.replaceAll("_?", "[-_]?")})\\b["']?(?:\\s*[:=]\\s*|\\s+(?=["'])))(["']?)[^\\s'"&;,]+`,
  "gi",
);

/**
 * A message without what it quotes of credentials: AWS repeats whole signed requests, the session token included, when it does
 * not accept their signature, and values that do not fit; programs write what they were about to give.
 */
export function withoutSecrets(message: string): string {
  return (
    message
      .replace(namedSecret, "$1$2...")
      .replace(/(\bValue ')[^']*(' at '(?:tokenCode|webIdentityToken)')/g, "$1...$2")
      // The editor repeats a proxy's address as it was set, with name and password.
      .replace(/((?:\/\/|\b(?:PROXY|HTTPS?|SOCKS[45]?) )[^\s/@:]*:)\S*@/g, "$1...@")
      .replace(/(\bSignature=)[0-9a-f]+/gi, "$1...")
      .replace(/(\bBearer )\S+/gi, "$1...")
  );
}

/** A message without the piece of a text that the JSON parser repeats when it cannot read it. */
export function withoutQuotedJson(message: string): string {
  return message.replace(/(?:, )?(?:\.{3})?"[^]*"(?:\.{3})? is not valid JSON/, " is not valid JSON");
}

/**
 * A message without what looks like a key or a token: 40 or more letters, digits and signs of Base64 in one piece, of upper
 * and lower case. Paths and ARNs stay.
 */
export function withoutLongTokens(message: string): string {
  return message.replace(/(?<![\w+/=.~-])[\w+=-][\w+/=-]{39,}/g, (piece) =>
    /\d/.test(piece) && /[a-z]/.test(piece) && /[A-Z]/.test(piece) ? "..." : piece,
  );
}
