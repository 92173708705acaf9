import type { ConfigSection, SectionType } from "../../domain/configFinding";
import { plainName } from "./parseIni";
import { splitWords } from "./shellWords";

/** The word that starts the header of each type of section. */
const typeWords = {
  awsProfile: "profile",
  ssoSession: "sso-session",
  services: "services",
} as const satisfies Record<SectionType, string>;

/**
 * Headers that start with a type, in any spelling, and the name after it. A hyphen, period, slash, or underscore after "services"
 * does not end the type, because an AWS profile can be named `service-prod`.
 */
const typedHeaders: readonly (readonly [RegExp, SectionType])[] = [
  [/^(["']?)profiles?\1(?:\s*[:=]+\s*|\s+|[-_./]+)(.+)$/is, "awsProfile"],
  [/^(["']?)sso[-_ ]*sessions?\1(?:\s*[:=]+\s*|\s+|[-_./]+)(.+)$/is, "ssoSession"],
  [/^(["']?)services?\1(?:\s*[:=]+\s*|\s+)(.+)$/is, "services"],
];

/**
 * Returns the section that an invalid header was probably meant to start, or undefined if that is unclear or its name is not safe
 * to show. Accepts types in any case, other separators after the type, typographic quotation marks, and names with spaces.
 */
export function intendedSection(header: string): ConfigSection | undefined {
  const text = normalize(header);
  // The whole header may be in quotation marks.
  const unquoted = /^(["'])([^"']*)\1$/.exec(text)?.[2]?.trim() ?? text;
  for (const [pattern, type] of typedHeaders) {
    const name = pattern.exec(unquoted)?.[2];
    if (name !== undefined) {
      return sectionOf(type, name);
    }
  }
  // It is unclear whether a header such as `profile2` is a type without a name.
  return /^["']?(?:profile|sso[-_ ]*session|service)/i.test(text) ? undefined : sectionOf("awsProfile", text);
}

/** Returns the header of a section in the config file, which the AWS CLI parses as exactly this section. */
export function configHeader({ type, name }: ConfigSection): string {
  return type === "awsProfile" && name === "default" ? "[default]" : `[${typeWords[type]} ${quote(name)}]`;
}

/** Returns whether a header starts with exactly the word of its type. The AWS CLI also accepts other words, such as `profiles`. */
export function hasExactType(header: string, type: SectionType): boolean {
  return header === "default" || /^\S*/.exec(header)?.[0] === typeWords[type];
}

/** Returns whether a name differs from that of the default AWS profile only in its case. */
export function isDefaultInOtherCase(name: string): boolean {
  return name !== "default" && name.toLowerCase() === "default";
}

function sectionOf(type: SectionType, text: string): ConfigSection | undefined {
  const { name } = plainName(intendedName(text.trim()) ?? "");
  if (name === undefined) {
    return undefined;
  }
  return { type, name: type === "awsProfile" && isDefaultInOtherCase(name) ? "default" : name };
}

/**
 * Returns the name that a part of a header was probably meant to be: the text in its quotation marks or, if it has none, the whole
 * text. Returns undefined if that is unclear. In `it's`, the quotation mark is part of the name.
 */
function intendedName(text: string): string | undefined {
  const isQuoted = /^["']/.test(text);
  if (isQuoted || text.includes("\\")) {
    const words = wordsIn(text);
    if (words.length === 1) {
      return words[0];
    }
  }
  const isClosed = isQuoted && text.length > 1 && text.endsWith(text.slice(0, 1));
  const inner = text.slice(isQuoted ? 1 : 0, isClosed ? -1 : undefined);
  const withoutApostrophes = inner.replace(/(?<=[\p{L}\p{N}])'(?=[\p{L}\p{N}])/gu, "");
  return /["'\\]/.test(withoutApostrophes) ? undefined : inner.replace(/\s+/g, " ");
}

/** Returns the words of a text, or no words if a quotation mark is not closed. */
function wordsIn(text: string): string[] {
  try {
    return splitWords(text);
  } catch {
    return [];
  }
}

/**
 * Returns a header with plain spaces and quotation marks. A bracket ends it, because the text after it was probably meant as a
 * comment.
 */
function normalize(header: string): string {
  return (
    header
      .replace(/\].*$/s, "")
      .replace(/[\u200b-\u200d\u2060\ufeff]/g, "")
      .replace(/[^\S ]/g, " ")
      .replace(/[\u201c\u201d]/g, '"')
      // A typographic apostrophe in a name is left as it is, because the AWS CLI does not treat it as a quotation mark.
      .replace(/\u2018|\u2019(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])\u2019/gu, "'")
      .trim()
  );
}

/** Returns a name as one word of a header. */
function quote(name: string): string {
  if (/^[^\s'"\\]+$/.test(name)) {
    return name;
  }
  return name.includes("'") ? `"${name.replace(/[\\"]/g, "\\$&")}"` : `'${name}'`;
}
