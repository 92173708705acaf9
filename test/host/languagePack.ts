import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

/**
 * Adds an empty language pack to a server, as if it were installed. VS Code then uses the language as its display
 * language, so that extensions are localized while the text of VS Code itself remains English.
 */
export async function addLanguagePack(userDataFolder: string, language: string): Promise<void> {
  const translations = path.join(userDataFolder, `language-pack-${language}.json`);
  const pack = { extensionIdentifier: { id: `tests.language-pack-${language}` }, version: "1.0.0" };
  const packs = {
    [language]: { hash: "none", label: language, extensions: [pack], translations: { vscode: translations } },
  };
  await mkdir(userDataFolder, { recursive: true });
  await writeFile(translations, JSON.stringify({ contents: {} }));
  await writeFile(path.join(userDataFolder, "languagepacks.json"), JSON.stringify(packs));
}
