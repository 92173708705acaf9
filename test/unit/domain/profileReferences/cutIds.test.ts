import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findProfileReferences } from "../../../../src/domain/profileReferences/findProfileReferences";
import { certainty, isProfileReference } from "../../../../src/domain/profileReferences/profileReference";
import { applicationArn, systemArn } from "../samples";

/** Returns the certainty and the identifier of each reference to a profile. */
const profilesIn = (text: string) =>
  findProfileReferences(text)
    .filter(isProfileReference)
    .map((reference) => `${certainty(reference)} ${reference.identifier}`);

const cutId = "us.anthropic.claude-sonnet-4";

describe("an ID that was cut or masked", () => {
  for (const [how, marks] of [
    [
      "an ellipsis",
      ["…", "...", "..", "....", "&hellip;", "&#8230;", "&#x2026;", "\\u2026", "%E2%80%A6", "-…", "…(more)"],
    ],
    [
      "a note",
      [
        "[REDACTED]",
        "(masked)",
        "<redacted>",
        "[truncated]",
        " [REDACTED]",
        " (truncated)",
        "（略）",
        "\\[REDACTED\\]",
      ],
    ],
    ["an ellipsis in brackets", ["[...]", "(...)", "[…]", "<…>", "-[...]"]],
    ["a mask", ["•••", "***", "＊＊＊", "█████", "▪▪▪", "·····", "\\*\\*\\*", "xxxx", "XXXX", "-xxxx", "-****"]],
    [
      "a placeholder",
      ["#{x}", "${x}", "{x}", "{{x}}", "%s", "$(x)", "\\(x)", "<%= x %>", "-<version>", "-{version}", "-%s"],
    ],
    [
      "program code",
      ['" + x', '"+x+"', "' || x", '" . $x', '" .. x', '"\n  + x', '" +\n  x', '\\" + x', "`+x", '" + "-6"', '" "-6"'],
    ],
    ["a regular expression", ["[-6]", "-[56]", "(-5|-6)", ".*", "(?:-6)?", "[.-]6"]],
    [
      "other marks",
      ["‥", "⋯", "。。。", "×××", "####", "????", "～", "&mldr;", "《略》", "[+12 chars]", "(+12)", "[[x]]", "<x>"],
    ],
    ["other code", ['" \\\n + x', '".concat(x)', ":…", ':" + x', "\\d+", "\\..."]],
  ] as const) {
    for (const mark of marks) {
      it(`is never certain before ${how}: ${JSON.stringify(mark)}`, () => {
        for (const id of [applicationArn("yvfd"), systemArn(cutId), cutId]) {
          for (const text of [`${id}${mark}`, `x = "${id}${mark}"`, `model: ${id}${mark} and more`]) {
            assert.deepEqual(
              profilesIn(text).filter((found) => found.startsWith("certain")),
              [],
              text,
            );
          }
        }
      });
    }
  }

  for (const [text, unknown] of [
    [`"${cutId}[REDACTED]"`, "[REDACTED]"],
    [`"${cutId}..."`, "..."],
    [`"${cutId}" + version`, '" + version'],
    [`"${cutId}"\n  + version`, '" + version'],
    [`${cutId}#{version}`, "#{version}"],
    [`${systemArn("us.amazon.nova-lite-v1:0")}[...]`, "[...]"],
    [`"${systemArn("us.amazon.nova-lite-v1:0")}" + "/internal-app"`, '" + "/internal-app'],
  ] as const) {
    it(`is found together with the text after it: ${JSON.stringify(text)}`, () => {
      const findings = findProfileReferences(text).map((reference) => reference.findings);
      assert.deepEqual(findings, [[{ kind: "unknownText", text: unknown }]]);
    });
  }
});

describe("an ID whose last word cannot be the last one", () => {
  const unfinished = systemArn("us.anthropic.claude-3-5-son");
  for (const mark of [" …", " ...", "\u00A0…", '" "abc"', "伏せ字"]) {
    it(`is never certain before ${JSON.stringify(mark)}`, () => {
      assert.deepEqual(profilesIn(`"${unfinished}${mark}`), [`uncertain ${unfinished}`]);
    });
  }

  for (const id of [
    "us.anthropic.claude-sonnet-4-5-2025",
    "us.anthropic.claude-sonnet-4-5-202509",
    "us.anthropic.claude-opus-4-6-v",
  ]) {
    it(`is never certain with a part of a date or version: ${id}`, () => {
      assert.deepEqual(profilesIn(systemArn(id)), [`uncertain ${systemArn(id)}`]);
      assert.deepEqual(
        profilesIn(`model: ${id}`).filter((found) => found.startsWith("certain")),
        [],
      );
    });
  }
});

describe("the ID in the ARN of an application profile", () => {
  for (const id of [
    "yvfd",
    "yvfd7p4kgwq",
    "yvfd7p4kgwqj2",
    "YvFd7p4kgwqj",
    "yvfdxxxxxxxx",
    "my-profile",
    "yvfd7p4kgwq-",
  ]) {
    it(`is uncertain if it does not have twelve lowercase letters and digits: ${id}`, () => {
      const [reference] = findProfileReferences(applicationArn(id));
      assert.deepEqual(reference?.findings, [{ kind: "unusualId" }]);
      assert.equal(certainty(reference), "uncertain");
    });
  }
});

describe("an ID that ends before other text", () => {
  const id = "us.anthropic.claude-sonnet-4-6";
  for (const text of [
    `"${id}"...`,
    `'${id}'…`,
    `{"modelId":"${id}"...`,
    `("${id}", ...)`,
    `"${id}" + " is used"`,
    `"${id}" || exit 1`,
    `"${id}" && echo ok`,
    `"${id}". "Another sentence"`,
    `"${id}".\n"Another line"`,
    `"${id}".freeze`,
    `"${id}" "-v"`,
    `[${id}](https://example.com)`,
    `models[${id}]`,
    `${id} [default]`,
    `${id} (default)`,
    `${id}(東京)`,
    `${id}?`,
    `${id}<br>`,
    `<b>${id}</b>`,
    `&lt;${id}&gt;`,
    `&quot;${id}&quot;`,
    `${id}%\n`,
    `{code}${id}{code}`,
    `copy_from = "${id}"`,
    `- id = "${id}" -> null`,
    `+ id = "${id}"\n      + name = (known after apply)`,
    `+${id}\n-other`,
    `- a: "${id}"\n+ b: "other"`,
    `${id} ... and more`,
    `$ ${id}`,
    `\${MODEL:-${id}}`,
    `"\${ANTHROPIC_MODEL:-${id}}"`,
    `\${MODEL:=${id}}`,
    `\${MODEL:+${id}}`,
    `\${MODEL-${id}}`,
    `\${model-${id}}`,
    `\${A:-\${B:-${id}}}`,
    `\${MODEL:-bedrock/${id}}`,
    `\${MODEL:-"${id}"}`,
    `\${MODEL:${id}}`,
    `^${id}$`,
    `/^${id}$/`,
    `^(?:${id}|other)$`,
    `\\b${id}\\b`,
    `^${id.replaceAll(".", "\\.")}$`,
    id.replaceAll("-", "\\-"),
  ]) {
    it(`is certain: ${JSON.stringify(text)}`, () => assert.deepEqual(profilesIn(text), [`certain ${id}`]));
  }

  it("is certain if it is complete, even if a program appends to it", () => {
    const complete = "us.amazon.nova-lite-v1:0";
    assert.deepEqual(profilesIn(`log("${complete}" + suffix)`), [`certain ${complete}`]);
    assert.deepEqual(profilesIn(`"${applicationArn("yvfd7p4kgwqj")}" + " x"`), [
      `certain ${applicationArn("yvfd7p4kgwqj")}`,
    ]);
  });
});
