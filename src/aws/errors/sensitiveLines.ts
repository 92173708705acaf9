import { isPlainWord } from "./plainWords";

/** Matches the names of secrets that users type, in several languages. A line with such a name can contain the secret anywhere. */
const secretWord = new RegExp(
  [
    String.raw`passw(?:or)?[dt]s?|passphrase|passcode|passwort|kennwort|wachtwoord|mot de passe|contrase|senha|парол|パスワード|暗証|密码|密碼|비밀번호`,
    String.raw`(?<![a-z])(?:pass|pins?|pwd?|psw|otp|totp)(?![a-z])|pwd(?=["'\s:=])|secret|token|bearer|(?:mfa|recovery|backup|verification|one-time)[ _-](?:code|key)`,
  ].join("|"),
  "i",
);

/** Matches the names of values that are often secrets, and the text before the value. */
const otherName =
  /((?:\b|_)(?:(?:[a-z]{1,16}[-_ ])?key|j?session(?:[-_]?id)?|auth(?:entication)?|creds?|credentials?|cookie|sid|csrf|seed|mnemonic|salt|hash|nonce|code)["'\]]{0,3}\s{0,2}(?:=>|->|:=|=|:(?!:)|\bis\b|\bwas\b|(?<=(?:key|creds|credentials|cookie)\s{1,2}))\s{0,2}["']?)([^\s"',;)}\]]+)/gi;

/** Matches the arguments of commands that accept a secret as an argument, and what is passed to their standard input. */
const argument =
  /(\b(?:login|unlock|signin|su|send|echo|printf)[\s(]{1,4}["']?|<<<\s{0,4}["']?)([^\s"'|]+)(?:(["']?\s{1,4}["']?)([^\s"'|]+))?/gi;

/** Matches one-letter options that many programs use for passwords and keys, for example `-p ...` or `-w ...`. */
const shortOption = /((?<![\w-])-[aAkKpPwW]["']?[\s,=]{1,4}["']?)([^\s"',\]-][^\s"',\]]*)/g;

/** Matches a password that is joined to its option, as in `mysql -p...` and `/p:...`. */
const joinedOption = /((?<![\w/-])(?:-[pPwW]|\/(?:p|pw|pass):))([^\s"',\]=:-][^\s"',\]]{2,})/g;

/** Matches lines about sign-ins, which can contain a user name and password. */
const signIn = /\b(?:log(?:in|on|ged)|sign(?:ed)?[ -]?in|authenticat|credential|net use|user)/i;

/** Matches names with a colon and a value, for example `me:...`. The port of a host is not matched. */
const namedValue = /(?<![\w:/.@-])([A-Za-z][\w+-]{0,64}:\s?)([^\s:/"',]{4,})/g;

/** Matches names of operations and errors, which can contain the word "token". */
const operation = /\b(?:(?:Assume|Create|Get|List)[A-Z]|ExpiredToken|InvalidClientToken)[A-Za-z]*/g;

/** Matches a user name and password before a host name, for example `me:...@host` or, in a JDBC URL, `me/...@host`. */
const userInfo = /(?<![\w/:.@-])([\w.+-]{1,64}:)[^\s@/:]{1,128}@(?=[\w.-])|(\bjdbc:[^\s@/]{1,64}\/)[^\s@]{1,128}@/g;

const isMetavariable = (value: string) => /^[A-Z_]{3,16}$/.test(value);

/** Returns whether a line names a secret, so that any word of it could be the secret. */
export function namesSecret(line: string): boolean {
  return secretWord.test(line.replace(operation, ""));
}

/** Returns a line without words that could be the secret that the line names: every word that is not common in such messages. */
export function keepPlainWords(line: string): string {
  return line.replace(/[^\s"'`,;()<>[\]{}|=]+/g, (word, offset: number) => {
    const isMemberName = /^[A-Za-z_-]+$/.test(word) && /^"\s{0,4}:/.test(line.slice(offset + word.length));
    return isMemberName || isPlainWord(word.replaceAll("...", "")) ? word : "...";
  });
}

/** Returns a line without the values, arguments, and URLs that often contain secrets. Keeps common words, for example "missing". */
export function redactLikelySecrets(line: string): string {
  const hide = (match: string, before: string, value: string) => (isPlainWord(value) ? match : `${before}...`);
  const hideArguments = (_: string, before: string, first: string, space = "", second = "") =>
    `${before}${isPlainWord(first) ? first : "..."}${space}${isPlainWord(second) ? second : "..."}`;
  const redacted = line
    .replace(/(\/\/)[^\s/@?#]{1,256}@/g, "$1...@")
    .replace(/(\bhooks\.slack\.com\/)\S+/g, "$1...")
    .replace(userInfo, "$1$2...@")
    .replace(/([?&#][\w.-]{0,32}(?:key|auth|session|sid|pass|pwd)=)[^\s&"']+/gi, "$1...")
    .replace(shortOption, (match, before: string, value: string) =>
      isMetavariable(value) ? match : hide(match, before, value),
    )
    .replace(joinedOption, hide)
    .replace(argument, hideArguments)
    .replace(otherName, hide);
  return signIn.test(line) ? redacted.replace(namedValue, hide) : redacted;
}
