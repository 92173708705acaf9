import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { repositoryRoot } from "../host/paths";
import type { Message } from "./messages";

/** An entry of a bundle: a string, or in the English bundle a string with comments for translators. */
export type Entry = string | { readonly message: string; readonly comment: readonly string[] };
export type Bundle = Readonly<Record<string, Entry>>;

/** Returns the bundle with the messages in the sources, in a stable order. */
export function bundleOf(messages: readonly Message[]): Bundle {
  const entries = messages.map(({ key, text, comment }): [string, Entry] => [
    key,
    comment.length > 0 ? { message: text, comment } : text,
  ]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Formats a bundle as a file. */
export function bundleText(bundle: Bundle): string {
  return `${JSON.stringify(bundle, undefined, 2)}\n`;
}

/** Returns the string of an entry. */
export function textOf(entry: Entry): string {
  return typeof entry === "string" ? entry : entry.message;
}

/** Returns the path of the English bundle, or of the bundle for a language, relative to the project. */
export function bundleFile(language?: string): string {
  return language === undefined ? "l10n/bundle.l10n.json" : `l10n/bundle.l10n.${language}.json`;
}

/** Returns the path of the manifest's English strings, or of the strings for a language, relative to the project. */
export function manifestTextsFile(language?: string): string {
  return language === undefined ? "package.nls.json" : `package.nls.${language}.json`;
}

/** Returns the languages that have a file of either kind, except English. */
export function translatedLanguages(): string[] {
  const files = [...readdirSync(path.join(repositoryRoot, "l10n")), ...readdirSync(repositoryRoot)];
  const languages = files.flatMap((file) => /^(?:bundle\.l10n|package\.nls)\.([\w-]+)\.json$/.exec(file)?.[1] ?? []);
  return [...new Set(languages)].sort();
}

/** Reads a file of strings by key. Returns undefined if the file does not exist. */
export function readTexts(file: string): Bundle | undefined {
  const whole = path.join(repositoryRoot, file);
  return existsSync(whole) ? (JSON.parse(readFileSync(whole, "utf8")) as Bundle) : undefined;
}
