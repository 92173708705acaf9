import assert from "node:assert/strict";
import { describe, it } from "node:test";
import vm from "node:vm";
import * as fc from "fast-check";
import { parse as parseToml } from "smol-toml";
import { parse as parseYaml } from "yaml";
import { fillTemplate } from "../../../../src/features/copy/fillTemplate";
import { commentText } from "../../../../src/features/copy/languages/comments";
import { templateLanguageIds } from "../../../../src/features/copy/languages/templateLanguage";
import { parseTemplates, fillInTemplate, templateValues } from "../../../../src/features/copy/templates";
import { runProgram } from "../../../host/sandbox";
import { anyText, difficultTexts } from "./languages/texts";
import { geographic } from "./samples";

/** Returns the text of a template with a value, or undefined if the template cannot contain the value. */
const tryToFill = (text: string, language: string, value: string) =>
  fillTemplate(text, language, new Map([["x", value]])).text;

function fill(text: string, language: string, value: string): string {
  const filled = tryToFill(text, language, value);
  assert.ok(filled !== undefined, `${language}: ${value}`);
  return filled;
}

/** Returns how text is written in quotes that have no escape sequences. */
const oneLine = (text: string) => text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ");

describe("a user-defined template", () => {
  it("replaces each placeholder with a value", () => {
    const text =
      "model: {{modelId}} # {{name}}\nbase: {{ baseModelId }}\nteam: {{tag:team}}\nnone: {{tag:none}}\n{{unknown}}";
    assert.equal(
      fillInTemplate({ name: "mine", language: "yaml", text }, [geographic]).text,
      [
        `model: "${geographic.arn}" # team-chat`,
        'base: "anthropic.claude-sonnet-4-5-20250929-v1:0"',
        'team: "search"',
        'none: ""',
        "{{unknown}}",
        "",
      ].join("\n"),
    );
  });

  it("is repeated for each profile", () => {
    const template = { name: "ids", language: "plaintext", text: "{{id}}\n" };
    assert.equal(fillInTemplate(template, [geographic, geographic]).text, `${geographic.id}\n\n${geographic.id}\n`);
  });

  it("supports every placeholder that the setting description lists", async () => {
    const { default: texts } = (await import("../../../../package.nls.json")) as { default: Record<string, string> };
    const documented = [...(texts["configuration.copyTemplates"] ?? "").matchAll(/\{\{(\w+)\}\}/g)].map(
      ([, name]) => name,
    );
    const offered = [...templateValues({ ...geographic, tags: [] }).keys()];
    assert.deepEqual(new Set(offered), new Set(documented));
  });

  const readers: Record<
    string,
    { template: string; read: (text: string) => unknown; expected: (text: string) => unknown }
  > = {
    json: {
      template: '{"bare": {{x}}, "quoted": "{{x}}", "inside": "a {{x}} b"}',
      read: JSON.parse,
      expected: (x) => ({ bare: x, quoted: x, inside: `a ${x} b` }),
    },
    yaml: {
      template: "bare: {{x}} # {{x}}\nquoted: '{{x}}'\ninside: \"a {{x}} b\"\nsingle: 'a {{x}} b'\n# {{x}}\n",
      read: parseYaml,
      expected: (x) => ({ bare: x, quoted: x, inside: `a ${x} b`, single: `a ${oneLine(x)} b` }),
    },
    typescript: {
      template:
        "({ bare: {{x}}, quoted: '{{x}}', inside: \"a {{x}} b\", single: 'a {{x}} b', back: `a {{x}} b` })\n// {{x}}",
      read: (text) => JSON.parse(JSON.stringify(vm.runInThisContext(text))),
      expected: (x) => {
        const inside = `a ${x} b`;
        return JSON.parse(JSON.stringify({ bare: x, quoted: x, inside, single: inside, back: inside }));
      },
    },
    toml: {
      template: 'bare = {{x}} # {{x}}\nquoted = "{{x}}"\ninside = "a {{x}} b"\n# {{x}}\n',
      read: (text) => ({ ...parseToml(text) }),
      expected: (x) => ({ bare: x, quoted: x, inside: `a ${x} b` }),
    },
  };

  for (const [language, { template, read, expected }] of Object.entries(readers)) {
    it(`writes every value so that ${language} preserves it`, () => {
      const check = (value: string) => assert.deepEqual(read(fill(template, language, value)), expected(value));
      difficultTexts.forEach(check);
      fc.assert(fc.property(anyText, check));
    });
  }

  it("writes every value so that a shell preserves it", async () => {
    const values = [...difficultTexts, ...fc.sample(anyText, 60)].map((text) => text.replaceAll("\0", ""));
    const line = "printf '%s\\0' {{x}} '{{x}}' \"a {{x}} b\" 'a {{x}} b' \"a\"{{x}}\"b\" # {{x}}\n# {{x}}\n";
    const script = values.map((value) => fill(line, "shellscript", value)).join("");
    const { stdout, files } = await runProgram("bash", ["-c", script]);
    assert.deepEqual(files, [], "the shell has run a part of a value");
    const expected = values.flatMap((x) => [x, x, `a ${oneLine(x)} b`, `a ${oneLine(x)} b`, `a${x}b`]);
    assert.deepEqual(stdout.split("\0").slice(0, -1), expected);
  });

  it("writes every value so that a shell preserves it in quotes and documents of several lines", async () => {
    const values = [...difficultTexts, ...fc.sample(anyText, 30)].map((text) => text.replaceAll("\0", ""));
    const template = [
      "# don't open a quote here",
      "printf '%s\\0' '{",
      '  "a": "{{x}}", {{x}}',
      "}' \"it's",
      "{{x}}",
      "\" {{x}}; cat <<EOF; cat <<-'END'; printf '\\0'",
      'it\'s "{{x}}" {{x}}',
      "EOF",
      "\tit's {{x}}",
      "\tEND",
      "printf '%s\\0' {{x}}",
      "",
    ].join("\n");
    const script = values.map((value) => fill(template, "shellscript", value)).join("");
    const { stdout, files } = await runProgram("bash", ["-c", script]);
    assert.deepEqual(files, [], "the shell has run a part of a value");
    const expected = values.flatMap((x) => [
      `{\n  "a": "${oneLine(x)}", ${oneLine(x)}\n}`,
      `it's\n${oneLine(x)}\n`,
      x,
      `it's "${commentText(x)}" ${commentText(x)}\nit's ${commentText(x)}\n`,
      x,
    ]);
    assert.deepEqual(stdout.split("\0").slice(0, -1), expected);
  });

  it("writes every value so that JavaScript preserves it in a template literal of several lines", () => {
    const check = (value: string) =>
      assert.equal(
        vm.runInThisContext(fill("`it's\n${1} {{x}} '{{x}}'\n`", "typescript", value)),
        `it's\n1 ${value} '${value}'\n`,
      );
    [...difficultTexts, "${y}", "`"].forEach(check);
    fc.assert(fc.property(anyText, check));
  });

  it("escapes values in strings of several lines for PowerShell", () => {
    assert.equal(fill('@"\n"{{x}}" it\'s\n"@\n{{x}}', "powershell", "$(a)`"), '@"\n"`$(a)``" it\'s\n"@\n\'$(a)`\'');
    assert.equal(fill('\'{\n"a": "{{x}}"\n}\'', "powershell", "it's"), "'{\n\"a\": \"it''s\"\n}'");
  });

  it("writes every value so that GitHub Actions evaluates no part of it", () => {
    for (const text of [...difficultTexts, "${{ secrets.KEY }}", "$${{{{ secrets.KEY }}", "it's ${{x}}"]) {
      for (const [template, expected] of [
        ["key: {{x}}", text],
        ['key: "a {{x}}"', `a ${text}`],
        ["key: 'a {{x}}'", `a ${oneLine(text)}`],
      ] as const) {
        const { key } = parseYaml(fill(template, "github-actions-workflow", text)) as { key: string };
        const evaluated = key.replaceAll("${{ '${{' }}", "\0");
        assert.ok(!evaluated.includes("${{"), key);
        assert.equal(key.replaceAll("${{ '${{' }}", "${{"), expected);
      }
    }
  });

  it("never gains a second line from a value, in any language", () => {
    const template = "a {{x}} 'b {{x}}' \"c {{x}}\"\n# {{x}}\n// {{x}}";
    fc.assert(
      fc.property(anyText, fc.constantFrom(...templateLanguageIds, "unknown"), (value, language) => {
        const filled = tryToFill(template, language, value);
        assert.equal((filled ?? template).split(/[\n\r\u0085\u2028\u2029]/).length, 3);
      }),
    );
  });

  it("is ignored if it is malformed", () => {
    const good = { name: "a", language: "yaml", text: "b" };
    assert.deepEqual(parseTemplates([good]), { templates: [good], malformed: false });
    assert.deepEqual(parseTemplates(undefined), { templates: [], malformed: false });
    for (const bad of [null, 5, {}, { ...good, text: 5 }, { ...good, name: "" }]) {
      assert.deepEqual(parseTemplates([bad, good]), { templates: [good], malformed: true });
    }
    assert.deepEqual(parseTemplates("text"), { templates: [], malformed: true });
  });
});
