import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import {
  escapeForLabel,
  escapeForLog,
  escapeForMessage,
  escapeForNotification,
  stripControlCharacters,
} from "../../../src/ui/untrustedText";

/** The regular expressions with which VS Code finds links and icons. */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
const icon = /(\\)?\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/g;

/** Returns the icons that VS Code would render. */
const icons = (text: string) => [...text.matchAll(icon)].filter(([, escape]) => escape === undefined);

const hostile = [
  "[click](command:workbench.action.quit)",
  "[click](command:x 'title')",
  '[a](https://example.com "b") and [c](file:///etc/passwd)',
  "[[nested](command:x)](command:y)",
  "[click]\u202A(command:x)",
  "[click]\u0000(command:x)",
  "[click]\n(command:x)",
  "$(trash)",
  "$(loading~spin)",
  "\\$(trash)",
  "$($(trash))",
  "$(\u200Etrash)",
  "$\u0000(trash)",
  "$(trash)$(trash)",
  "[$(trash)](command:x)",
];

describe("untrusted text", () => {
  for (const text of hostile) {
    it(`contains no link in a notification: ${JSON.stringify(text)}`, () => {
      assert.doesNotMatch(escapeForNotification(text), link);
    });

    it(`contains no icon in a label: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(icons(escapeForLabel(text)), []);
    });

    it(`contains no link or icon below an input: ${JSON.stringify(text)}`, () => {
      assert.doesNotMatch(escapeForMessage(text), link);
      assert.deepEqual(icons(escapeForMessage(text)), []);
    });
  }

  for (const text of ["chat", "a [b] (c)", "100 $ (net)", "us.amazon.nova-lite-v1:0", "日本 é 😀", "", "  "]) {
    it(`is unchanged if it contains no link or icon: ${JSON.stringify(text)}`, () => {
      for (const plain of [escapeForNotification, escapeForLabel, escapeForMessage, stripControlCharacters]) {
        assert.equal(plain(text), text);
      }
    });
  }

  it("is shown in a label exactly as it was written, including backslashes", () => {
    // VS Code removes the backslash before text that would otherwise be an icon.
    const shown = (text: string) => escapeForLabel(text).replace(icon, (found) => found.replace(/^\\/, ""));
    for (const text of ["$(trash) chat", "\\$(trash)", "a\\b"]) {
      assert.equal(shown(text), text);
    }
  });

  for (const [text, expected] of [
    ["two\r\n\tlines", "two lines"],
    ["two\u2028lines\u2029apart", "two lines apart"],
    ["a\u0000b\u001Bc\u007Fd\u0085e", "abcde"],
    ["safe\u202Egpj.exe", "safegpj.exe"],
    ["\u2066a\u2069\u200E\u200F\u061C", "a"],
    ["pro\u200Bd\u2060 \uFEFFa\u00ADb", "prod ab"],
    [`z${"\u0335".repeat(500)}o`, `z${"\u0335".repeat(4)}o`],
    ["a\uD83Db", "a\uFFFDb"],
    ["👩\u200D💻 é e\u0301 ❤\uFE0F", "👩\u200D💻 é e\u0301 ❤\uFE0F"],
  ] as const) {
    it(`does not contain characters that change the display of the surrounding text: ${JSON.stringify(text)}`, () => {
      assert.equal(stripControlCharacters(text), expected);
    });
  }

  it("is harmless, on one line and complete for any input", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "[",
        "]",
        "(",
        "]( ",
        "](",
        "$(",
        ")",
        "$",
        "\\",
        "zap",
        "~spin",
        "command:x",
        "https://a.b",
        "'t'",
      ),
      fc.constantFrom(
        "\u200B",
        "\u202E",
        "\u2066",
        "\u0000",
        "\n",
        "\u2028",
        "\uFEFF",
        "<b>",
        '"',
        "&",
        "\uD800",
        "\u0301",
      ),
      fc.string({ unit: "binary", maxLength: 3 }),
    );
    const texts = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(""));
    const unseen =
      /(?![\u200C\u200D])[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u061C\uFEFF]/u;
    const ascii = (text: string) => text.replace(/[^!-~]/g, "");
    fc.assert(
      fc.property(texts, (text) => {
        const plain = stripControlCharacters(text);
        assert.doesNotMatch(plain, unseen);
        assert.equal(stripControlCharacters(plain), plain);
        assert.equal(ascii(plain), ascii(text));
        assert.doesNotMatch(escapeForNotification(text), link);
        assert.deepEqual(icons(escapeForLabel(text)), []);
        assert.doesNotMatch(escapeForMessage(text), link);
        assert.deepEqual(icons(escapeForMessage(text)), []);
      }),
      { seed: 29, numRuns: 20_000 },
    );
  });
});

describe("untrusted text in the log", () => {
  it("has indented lines, so that none of them looks like an entry", () => {
    assert.equal(escapeForLog("one\r\n2026-01-01 [error] two\nthree"), "one\n  2026-01-01 [error] two\n  three");
  });

  it("contains no control characters", () => {
    assert.equal(escapeForLog("\u001B[2Jone\u2028two\u0007\u202E"), "[2Jone two");
  });
});
