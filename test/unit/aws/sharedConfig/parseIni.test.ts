import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import type { IniFinding } from "../../../../src/aws/sharedConfig/parseIni";
import { parseIni } from "../../../../src/aws/sharedConfig/parseIni";
import { parseConfigSections, parseCredentialsSections } from "../../../../src/aws/sharedConfig/sections";
import { headers, lines } from "./botocore/inputs";

function config(text: string) {
  return parseConfigSections(parseIni(text));
}

/** Returns the settings of the AWS profiles in a config file. */
function profilesIn(text: string) {
  return Object.fromEntries(
    [...config(text).awsProfiles].map(([name, { settings }]) => [
      name,
      Object.fromEntries([...settings].map(([key, { value }]) => [key, value])),
    ]),
  );
}

const comments = ["# mine", "#mine", "#", "; mine", ";mine", " # mine", "\t; mine", " mine", "#a=b", ";c:d", "# é"];

describe("a comment after a header", () => {
  for (const header of ["profile dev", "profile 'dev'", 'profile "dev"', "profile dev "]) {
    for (const comment of comments) {
      it(`leaves the settings of both sections separate: [${header}]${comment}`, () => {
        const text = `[profile prod]\nregion = us-east-1\nrole_arn = prod\n[${header}]${comment}\nregion = eu-west-1\nrole_arn = dev\n`;
        assert.deepEqual(profilesIn(text), {
          prod: { region: "us-east-1", role_arn: "prod" },
          dev: { region: "eu-west-1", role_arn: "dev" },
        });
        assert.deepEqual(config(text).findings, []);
      });
    }
  }
});

describe("settings", () => {
  it("never apply to another section, regardless of what a header looks like", () => {
    const header = fc.oneof(
      fc.constantFrom(...headers.map((text) => text.trim())),
      fc.string({ unit: "grapheme", maxLength: 12 }).map((name) => `[profile ${name}]`),
      fc.string({ unit: "grapheme", maxLength: 12 }).map((rest) => `[profile x]${rest}`),
      fc.string({ unit: "grapheme", maxLength: 12 }).map((rest) => `[${rest}`),
    );
    const comparable = header.filter(
      // A shared section intentionally applies to others, and a name that occurs twice has two sections.
      (text) => !/^\[DEFAULT\]|[\r\n]|^\s*(x = |$|[#;])/.test(text) && !text.startsWith("x ="),
    );
    fc.assert(
      fc.property(fc.uniqueArray(comparable, { minLength: 1, maxLength: 5 }), (texts) => {
        const text = texts.map((each, index) => `${each}\nregion = ${index}\nrole_arn = ${index}\n`).join("");
        const { sections, findings } = parseIni(text);
        const merged = new Set(
          findings.filter(({ what }) => what === "duplicateSection").map(({ otherLine }) => otherLine),
        );
        for (const { settings, line } of sections) {
          const from = new Set([...settings.values()].map(({ value }) => value));
          assert.ok(from.size <= 1 || merged.has(line), `${[...from].join()} in line ${line} of\n${text}`);
        }
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  it("are parsed without an error from any text, in line order", () => {
    const line = fc.oneof(fc.constantFrom(...headers, ...lines), fc.string({ unit: "binary", maxLength: 20 }));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (texts) => {
        const text = texts.join("\n");
        const count = text.split(/\r\n|\r|\n/).length;
        for (const { findings } of [config(text), parseCredentialsSections(parseIni(text))]) {
          assert.ok(findings.every((finding) => (finding.line ?? 0) >= 1 && (finding.line ?? 0) <= count));
        }
      }),
      { seed: 1 },
    );
  });

  it("in a hostile file are parsed in linear time", { timeout: 10_000 }, () => {
    for (const text of [
      "[".repeat(1_000_000),
      " ".repeat(1_000_000),
      "a = 1\n b\n".repeat(100_000),
      `[profile ${"\\'".repeat(300_000)}]`,
    ]) {
      config(text);
    }
  });
});

const table: readonly (readonly [what: string, text: string, findings: readonly IniFinding[]])[] = [
  [
    "good lines",
    "# x\n[default]\nregion = a\n[profile b]\ns3 =\n  a = b\n[sso-session c]\n[services d]\n[plugins]\n",
    [],
  ],
  [
    "an unclosed bracket",
    "[profile a]\nregion = x\n[profile dev\nregion = y\n",
    [
      {
        line: 3,
        what: "unreadableHeader",
        consequence: "sectionIgnored",
        refusedByCli: true,
        intended: "[profile dev]",
      },
    ],
  ],
  [
    "an unclosed bracket with a delimiter in its line",
    "[profile a]\noutput = x\n[profile dev # a=b\nregion = y\n",
    [{ line: 3, what: "unreadableHeader", consequence: "sectionIgnored", intended: "[profile dev]" }],
  ],
  [
    "a quotation mark that is not closed",
    "[profile 'dev]\nregion = y\n",
    [{ line: 1, what: "unreadableHeader", consequence: "sectionIgnored", intended: "[profile dev]" }],
  ],
  [
    "a name of two words",
    "[profile Foo Bar]\nregion = y\n",
    [{ line: 1, what: "unreadableHeader", consequence: "sectionIgnored", intended: "[profile 'Foo Bar']" }],
  ],
  [
    "a bracket in a comment behind it",
    "[profile dev] # see [1]\nregion = y\n",
    [{ line: 1, what: "unreadableHeader", consequence: "sectionIgnored", intended: "[profile dev]" }],
  ],
  [
    "no type",
    "[dev]\nregion = y\n",
    [{ line: 1, what: "missingPrefix", consequence: "sectionIgnored", name: "dev", intended: "[profile dev]" }],
  ],
  [
    "a header that is indented",
    "[profile a]\nregion = x\n  [profile dev]\n",
    [{ line: 3, what: "indentedHeader", consequence: "partOfValue", otherLine: 2 }],
  ],
  [
    "a duplicate section",
    "[profile a]\nregion = x\n[profile a]\noutput = y\n",
    [
      {
        line: 3,
        what: "duplicateSection",
        consequence: "merged",
        refusedByCli: true,
        otherLine: 1,
        name: "profile a",
      },
    ],
  ],
  [
    "two headers with the same name",
    "[default]\nregion = x\n[profile default]\noutput = y\n",
    [{ line: 3, what: "sameName", consequence: "earlierIgnored", otherLine: 1, name: "default" }],
  ],
  [
    "a duplicate setting",
    "[profile a]\nregion = x\nRegion: y\n",
    [{ line: 3, what: "duplicateSetting", consequence: "laterUsed", refusedByCli: true, otherLine: 2, name: "region" }],
  ],
  [
    "settings for all sections",
    "[DEFAULT]\nregion = x\n",
    [{ line: 1, what: "defaultsSection", consequence: "appliesToAll" }],
  ],
  [
    "a setting above the first header",
    "\nregion = x\n[default]\n",
    [{ line: 2, what: "settingBeforeSection", consequence: "lineIgnored", refusedByCli: true }],
  ],
  [
    "lines that are not settings",
    "[default]\nregion\n = x\n",
    [{ line: 2, what: "brokenLine", consequence: "sectionIgnored", refusedByCli: true }],
  ],
  [
    "a broken block",
    "[default]\ns3 =\n  a = b\n  c\n",
    [{ line: 2, what: "brokenBlock", consequence: "lineIgnored", refusedByCli: true }],
  ],
  [
    "a byte order mark",
    "\uFEFF[default]\nregion = x\n",
    [{ line: 1, what: "byteOrderMark", consequence: "none", refusedByCli: true }],
  ],
];

describe("findings in a config file", () => {
  for (const [what, text, findings] of table) {
    it(`are correct for ${what}`, () => assert.deepEqual(config(text).findings, findings));
  }

  it("do not repeat text that may be secret", () => {
    const secrets = [
      "[default aws_secret_access_key = hush/hush",
      "[profile x] aws_secret_access_key=hush]",
      "[hush+aws_secret=hush]",
      `[profile dev AKID ${"hush".repeat(10)}`,
      "hush",
      "hush = 1\nhush = 2",
    ];
    for (const text of secrets) {
      const { findings } = config(`${text}\n`);
      assert.ok(findings.length > 0, text);
      const [first] = findings;
      assert.ok(first?.what === "settingBeforeSection" || !JSON.stringify(findings).includes("hush"), text);
    }
  });
});

describe("a credentials file", () => {
  it("defines AWS profiles by the exact text of its headers, and reports headers in the config file format", () => {
    const { awsProfiles, findings } = parseCredentialsSections(
      parseIni("[dev]\na = b\n[profile prod]\na = b\n['x y']\n"),
    );
    assert.deepEqual([...awsProfiles.keys()], ["dev", "profile prod", "'x y'"]);
    assert.deepEqual(findings, [
      { line: 3, what: "needlessPrefix", consequence: "otherName", name: "profile prod", intended: "[prod]" },
      { line: 5, what: "quotedName", consequence: "otherName", name: "'x y'", intended: "[x y]" },
    ]);
  });
});
