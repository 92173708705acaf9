/** Thrown for a text with an unclosed quote or escape. The message never contains the text, which may include a password. */
export class UnclosedQuoteError extends Error {
  override readonly name = "UnclosedQuoteError";
}

/**
 * Splits a text into words like Python's `shlex.split`, which the AWS CLI uses for section headers and, except on Windows, for
 * `credential_process`. There is no expansion, and `#` and `;` have no special meaning. Throws an UnclosedQuoteError.
 */
export function splitWords(text: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote: string | undefined;
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index] ?? "";
    if (quote !== "'" && char === "\\") {
      index += 1;
      const escaped = text[index];
      if (escaped === undefined) {
        throw new UnclosedQuoteError("No character after the last backslash");
      }
      // Within double quotes, a backslash escapes only these two characters.
      const keepsBackslash = quote === '"' && escaped !== '"' && escaped !== "\\";
      word = `${word ?? ""}${keepsBackslash ? "\\" : ""}${escaped}`;
    } else if (quote !== undefined) {
      if (char === quote) {
        quote = undefined;
      } else {
        word = `${word ?? ""}${char}`;
      }
    } else if (char === "'" || char === '"') {
      quote = char;
      word ??= "";
    } else if (" \t\r\n".includes(char)) {
      if (word !== undefined) {
        words.push(word);
      }
      word = undefined;
    } else {
      word = `${word ?? ""}${char}`;
    }
  }
  if (quote !== undefined) {
    throw new UnclosedQuoteError("No closing quotation mark");
  }
  return word === undefined ? words : [...words, word];
}

/**
 * Splits a command line into words like the AWS CLI on Windows (`_windows_shell_split` in botocore's `compat`), according to the
 * rules of Microsoft's C runtime. Throws an UnclosedQuoteError.
 */
export function splitWindowsWords(text: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quoted = false;
  for (const [piece] of text.matchAll(/\\*"|\\+|[^\\"]/gs)) {
    if (piece.endsWith('"')) {
      const backslashes = piece.length - 1;
      word = (word ?? "") + "\\".repeat(Math.floor(backslashes / 2));
      if (backslashes % 2 === 1) {
        word += '"';
      } else {
        quoted = !quoted;
      }
    } else if (!quoted && (piece === " " || piece === "\t")) {
      if (word !== undefined) {
        words.push(word);
      }
      word = undefined;
    } else {
      word = (word ?? "") + piece;
    }
  }
  if (quoted) {
    throw new UnclosedQuoteError("No closing quotation mark");
  }
  return word === undefined ? words : [...words, word];
}

/** Splits a `credential_process` value into a program and its arguments like the AWS CLI. Throws an UnclosedQuoteError. */
export function splitCommand(command: string, platform: NodeJS.Platform = process.platform): string[] {
  return platform === "win32" ? splitWindowsWords(command) : splitWords(command);
}
