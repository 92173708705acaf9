import type { ConfigSection, SectionType } from "../../domain/configFinding";
import { plainName } from "./parseIni";
import { splitWords } from "./shellWords";

/** The word that starts the header of each type of section. */
const typeWords = {
  awsProfile: "profile",
  ssoSession: "sso-session",
  services: "services",
} as const satisfies Record<SectionType, string>;

/** Spellings of the words that start a header. */
const spellings: readonly (readonly [RegExp, SectionType])[] = [
  [/^profiles?$/i, "awsProfile"],
  [/^sso[-_]?sessions?$/i, "ssoSession"],
  [/^services?$/i, "services"],
];

/**
 * Returns the section that an invalid header was probably meant to start, or undefined if that is unclear or its name is not safe
 * to show. Accepts types in any case, any white space, typographic quotation marks, and names with spaces.
 */
export function intendedSection(header: string): ConfigSection | undefined {
  const [first = "", ...others] = wordsIn(header);
  const type = spellings.find(([spelling]) => spelling.test(first))?.[1];
  // A header such as `profile:dev` has only one word.
  if (type === undefined && /^(?:profile|sso[-_]?session|service)/i.test(first)) {
    return undefined;
  }
  const { name } = plainName((type === undefined ? [first, ...others] : others).join(" "));
  if (name === undefined) {
    return undefined;
  }
  const isDefault = (type ?? "awsProfile") === "awsProfile" && name.toLowerCase() === "default";
  return { type: type ?? "awsProfile", name: isDefault ? "default" : name };
}

/** Returns the header of a section in the config file, which the AWS CLI parses as exactly this section. */
export function configHeader({ type, name }: ConfigSection): string {
  return type === "awsProfile" && name === "default" ? "[default]" : `[${typeWords[type]} ${quote(name)}]`;
}

/**
 * Returns the name that a header in the credentials file was probably meant to have, or undefined if the header is as it should be
 * or the name is not safe to show. In this file, the text in the brackets is the name.
 */
export function intendedCredentialsName(header: string): string | undefined {
  const { type, name } = intendedSection(header) ?? {};
  const isUnusual = /^\s|\s$|^\s*profile\s|^(?:'.*'|".*")$/is.test(header);
  return type === "awsProfile" && isUnusual && name !== header ? name : undefined;
}

/**
 * Returns the words of a header. If a quotation mark is not closed, quotation marks are removed. A bracket ends the header, because
 * the text after it was probably meant as a comment.
 */
function wordsIn(header: string): string[] {
  const text = header
    .replace(/\].*$/s, "")
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, "")
    .replace(/[^\S ]/g, " ")
    .replace(/^(\s*sso)\s+(?=sessions?\s)/i, "$1-")
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"');
  try {
    return splitWords(text).filter((word) => word !== "");
  } catch {
    return text.split(/[ '"]+/).filter((word) => word !== "");
  }
}

/** Returns a name as one word of a header. */
function quote(name: string): string {
  if (/^[^\s'"\\]+$/.test(name)) {
    return name;
  }
  return name.includes("'") ? `"${name.replace(/[\\"]/g, "\\$&")}"` : `'${name}'`;
}
