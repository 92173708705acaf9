import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Bundle } from "../../l10n/bundles";
import { bundleFile, bundleOf, manifestTextsFile, readTexts, textOf, translatedLanguages } from "../../l10n/bundles";
import { messagesOf } from "../../l10n/messages";
import { parseExtension } from "../../l10n/sources";

const english = readTexts(bundleFile()) ?? {};
const manifestTexts = readTexts(manifestTextsFile()) ?? {};
const { messages } = messagesOf(parseExtension());

/** Returns the keys of the second bundle that the first one lacks. */
const lacking = (bundle: Bundle, other: Bundle) => Object.keys(other).filter((key) => !(key in bundle));

/** Returns the parts of a string that its translation must contain too: placeholders, icons, links, code and line breaks. */
function fixedParts(text: string): string[] {
  return [...text.matchAll(/\{\w+\}|\$\([a-z~-]+\)|\]\([^)]+\)|`[^`]+`|\*\*[^*]+\*\*|\n/g)]
    .map(([part]) => part)
    .sort();
}

describe("the English bundle", () => {
  it("contains exactly the strings in the sources", () => {
    const due = bundleOf(messages);
    assert.ok(Object.keys(due).length > 200);
    assert.deepEqual(
      { lacks: lacking(english, due), hasTooMuch: lacking(due, english) },
      { lacks: [], hasTooMuch: [] },
      "The sources' texts have changed: run `npm run l10n`, then translate what it lists.",
    );
    assert.deepEqual(english, due, "Run `npm run l10n`.");
  });
});

describe("the languages", () => {
  it("are English and Japanese", () => assert.deepEqual(translatedLanguages(), ["ja"]));

  for (const language of translatedLanguages()) {
    for (const [file, source] of [
      [bundleFile(language), english],
      [manifestTextsFile(language), manifestTexts],
    ] as const) {
      const translated = readTexts(file) ?? {};

      it(`have every string in ${file}, and no others`, () => {
        assert.deepEqual(
          { lacks: lacking(translated, source), hasTooMuch: lacking(source, translated) },
          { lacks: [], hasTooMuch: [] },
          `Run \`npm run l10n\` after a change of the sources, then translate in ${file} what it lacks and take out the rest.`,
        );
      });

      it(`preserve placeholders, links, icons and code in ${file}`, () => {
        for (const [key, text] of Object.entries(translated)) {
          const original = source[key];
          if (original !== undefined) assert.deepEqual(fixedParts(textOf(text)), fixedParts(textOf(original)), key);
        }
      });

      it(`have only strings in ${file} that are not empty and have no leading or trailing spaces`, () => {
        for (const [key, text] of Object.entries(translated)) {
          assert.ok(typeof text === "string" && text !== "" && text === text.trim(), key);
        }
      });
    }
  }
});

describe("the Japanese translation", () => {
  /** Names and symbols that are the same in both languages. */
  const same =
    /^(?:ARN|ID|AWS European Sovereign Cloud|IAM Identity Center|Bedrock|Bedrock Inference Profiles|\{0\}: \{1\}|\{0\}\{1\}|、)$/;

  for (const [file, source] of [
    [bundleFile("ja"), english],
    [manifestTextsFile("ja"), manifestTexts],
  ] as const) {
    const texts = Object.entries(readTexts(file) ?? {}).map(([key, text]) => [key, textOf(text)] as const);

    it(`is written in Japanese in ${file}`, () => {
      const untranslated = texts.filter(
        ([, text]) => !same.test(text) && !/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text),
      );
      assert.deepEqual(untranslated, []);
    });

    it(`ends sentences, and only sentences, with a Japanese full stop in ${file}`, () => {
      for (const [key, text] of texts) {
        assert.doesNotMatch(text, /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}](?:[,!?]|\.(?!\.\.))/u, key);
        const isSentence = /[^.]\.$/.test(textOf(source[key] ?? ""));
        assert.equal(text.endsWith("。"), isSentence, key);
      }
    });
  }
});
