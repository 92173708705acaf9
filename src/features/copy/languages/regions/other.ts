import { escapeCommon } from "../invisible";
import type { Region, Start } from "./region";
import { isStrict } from "./region";

/** Returns a value as code without quotes, if it consists of harmless characters. */
const bare = (value: string) => (isStrict(value.replaceAll(/[ =]/g, "")) ? value : undefined);

/**
 * Returns the literal with a quote. A value cannot contain characters that start an expression in some languages. It cannot contain
 * other quotes if the quote may have another meaning, like an apostrophe in Rust, or if the escape sequences are unknown.
 */
function literal(quote: string, hasEscapes: boolean): Start {
  const end = new RegExp(quote, "y");
  const write = (value: string) => {
    const escaped = hasEscapes ? escapeCommon(value, quote) : value;
    const others = escaped.replaceAll(/\\[^]/g, "");
    const unsafe = hasEscapes ? (quote === "'" ? /"/ : /(?!)/) : /["'#%<>;]/;
    return unsafe.test(others) || /[`\\${}\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(others) ? undefined : escaped;
  };
  return { start: end, region: { write, end, skip: /\\[^]/y, endsWithLine: true } };
}

/** Returns a language without rules. The quotes of the template are kept. */
function other(hasEscapes: boolean): Region {
  return {
    write: bare,
    inner: () => [
      // Literals over several lines or without escape sequences.
      { start: /"""|'''|`|(?<!\w)(?:[@$]+|r#*|R)"|<<[-~]?["']?\w/y },
      literal('"', hasEscapes),
      literal("'", hasEscapes),
    ],
  };
}

/** A language in which a backslash escapes a quote. */
export const otherWithEscapes = other(true);

/** A language whose escape sequences are unknown. */
export const otherWithoutEscapes = other(false);

/** The VS Code language IDs of languages in which a backslash escapes a quote. */
export const languagesWithEscapes: readonly string[] = [
  "c",
  "cpp",
  "csharp",
  "dart",
  "elixir",
  "fsharp",
  "go",
  "groovy",
  "julia",
  "kotlin",
  "lua",
  "objective-c",
  "objective-cpp",
  "php",
  "r",
  "ruby",
  "rust",
  "scala",
  "swift",
];
