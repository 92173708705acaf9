/**
 * `npm run l10n`: writes the English bundle from the sources, and lists the missing and unused strings in the bundles
 * of other languages.
 */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { repositoryRoot } from "../host/paths";
import { bundleFile, bundleOf, bundleText, readTexts, translatedLanguages } from "./bundles";
import { messagesOf } from "./messages";
import { parseExtension } from "./sources";

function main(): void {
  const { messages, computed } = messagesOf(parseExtension());
  if (computed.length > 0) {
    throw new Error(`l10n.t takes a text that is written in the call, not a computed one:\n${computed.join("\n")}`);
  }
  const bundle = bundleOf(messages);
  writeFileSync(path.join(repositoryRoot, bundleFile()), bundleText(bundle));
  console.log(`${bundleFile()}: ${Object.keys(bundle).length} texts.`);
  for (const language of translatedLanguages()) {
    const translated = readTexts(bundleFile(language)) ?? {};
    const print = (what: string, keys: readonly string[]) => {
      if (keys.length > 0)
        console.log(`${bundleFile(language)} ${what}:\n${keys.map((key) => `  ${JSON.stringify(key)}`).join("\n")}`);
    };
    print(
      "lacks",
      Object.keys(bundle).filter((key) => !(key in translated)),
    );
    print(
      "has texts that are no longer used",
      Object.keys(translated).filter((key) => !(key in bundle)),
    );
  }
}

main();
