import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { repositoryRoot } from "../host/paths";
import type { Message } from "./messages";

/** What a bundle has of a message: its text, in English with what translators are told where there is something to tell. */
export type Entry = string | { readonly message: string; readonly comment: readonly string[] };
export type Bundle = Readonly<Record<string, Entry>>;

/** The bundle that the sources' messages make, the same for the same messages. */
export function bundleOf(messages: readonly Message[]): Bundle {
  const entries = messages.map(({ key, text, comment }): [string, Entry] => [
    key,
    comment.length > 0 ? { message: text, comment } : text,
  ]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A bundle as its file has it. */
export function bundleText(bundle: Bundle): string {
  return `${JSON.stringify(bundle, undefined, 2)}\n`;
}

/** The text of an entry. */
export function textOf(entry: Entry): string {
  return typeof entry === "string" ? entry : entry.message;
}

/** The English bundle's file, or that of a language, from the project's root. */
export function bundleFile(language?: string): string {
  return language === undefined ? "l10n/bundle.l10n.json" : `l10n/bundle.l10n.${language}.json`;
}

/** The manifest's English texts, or those of a language, from the project's root. */
export function manifestTextsFile(language?: string): string {
  return language === undefined ? "package.nls.json" : `package.nls.${language}.json`;
}

/** The languages that there is a file of either kind for, besides English. */
export function translatedLanguages(): string[] {
  const files = [...readdirSync(path.join(repositoryRoot, "l10n")), ...readdirSync(repositoryRoot)];
  const languages = files.flatMap((file) => /^(?:bundle\.l10n|package\.nls)\.([\w-]+)\.json$/.exec(file)?.[1] ?? []);
  return [...new Set(languages)].sort();
}

/** Reads a file of texts by their keys; nothing where there is no such file. */
export function readTexts(file: string): Bundle | undefined {
  const whole = path.join(repositoryRoot, file);
  return existsSync(whole) ? (JSON.parse(readFileSync(whole, "utf8")) as Bundle) : undefined;
}
