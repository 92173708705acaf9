import assert from "node:assert/strict";
import { describe, it } from "node:test";
import vm from "node:vm";
import { parse as parseHcl } from "@cdktf/hcl2json";
import { parser as javaParser } from "@lezer/java";
import { parser as pythonParser } from "@lezer/python";
import * as fc from "fast-check";
import { parse as parseToml } from "smol-toml";
import { parse as parseYaml } from "yaml";
import { hclString } from "../../../../../src/features/copy/languages/hcl";
import { javaString } from "../../../../../src/features/copy/languages/java";
import { jsonString } from "../../../../../src/features/copy/languages/json";
import { pythonString } from "../../../../../src/features/copy/languages/python";
import { tomlString } from "../../../../../src/features/copy/languages/toml";
import { typeScriptString } from "../../../../../src/features/copy/languages/typeScript";
import { yamlString } from "../../../../../src/features/copy/languages/yaml";
import { anyText, difficultTexts } from "./texts";

/** Characters that would hide or reorder code in an editor. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** Checks that a parser of the language reads the original text from the literal, for difficult and generated texts. */
function checkRoundTrip(literal: (text: string) => string, parse: (literal: string) => unknown): void {
  const check = (text: string) => {
    const written = literal(text);
    assert.equal(parse(written), text);
    assert.doesNotMatch(written, invisible);
  };
  difficultTexts.forEach(check);
  fc.assert(fc.property(anyText, check), { numRuns: 500 });
}

/** Returns the text of the only node with a type. Fails if the tree contains an error. */
function onlyNode(parser: typeof pythonParser, source: string, type: string): string {
  const found: string[] = [];
  parser.parse(source).iterate({
    enter: ({ name, from, to, type: { isError } }) => {
      assert.ok(!isError, `not a part of the language: ${source.slice(from, to)} in ${source}`);
      if (name === type) found.push(source.slice(from, to));
    },
  });
  assert.equal(found.length, 1, source);
  return found[0] ?? "";
}

describe("string literals", () => {
  it("are preserved by a JSON parser", () => checkRoundTrip(jsonString, JSON.parse));

  it("are preserved by the JavaScript engine", () =>
    checkRoundTrip(typeScriptString, (literal) => vm.runInThisContext(`(${literal})`)));

  it("are preserved by a YAML parser", () =>
    checkRoundTrip(yamlString, (literal) => parseYaml(`key: ${literal}\n`).key));

  it("are preserved by a TOML parser", () =>
    checkRoundTrip(tomlString, (literal) => (parseToml(`key = ${literal}\n`) as { key: unknown }).key));

  it("are single strings for a Python parser", () => {
    checkRoundTrip(
      (text) => text && pythonString(text),
      (literal) => {
        if (literal === "") return "";
        assert.equal(onlyNode(pythonParser, `x = ${literal}\n`, "String"), literal);
        // Python has the same escape sequences as JSON, except for code points above U+FFFF.
        const characterEscapes = /(?<=(?:^|[^\\])(?:\\\\)*)\\U([0-9a-f]{8})/g;
        const asJson = (_: string, digits: string) => String.fromCodePoint(Number.parseInt(digits, 16));
        return JSON.parse(literal.replaceAll(characterEscapes, asJson));
      },
    );
  });

  it("are single strings for a Java parser", () => {
    const check = (text: string) => {
      const literal = javaString(text);
      const source = `class A { String x = ${literal}; }`;
      assert.equal(onlyNode(javaParser, source, "StringLiteral"), literal);
      assert.doesNotMatch(literal, invisible);
    };
    difficultTexts.forEach(check);
    fc.assert(fc.property(anyText, check));
  });

  it("are preserved by the HCL parser of HashiCorp, except for Unicode normalization", async () => {
    const texts = [...difficultTexts, ...fc.sample(anyText, 500)];
    const source = texts.map((text, index) => `x${index} = ${hclString(text)}\n`).join("");
    const read = await parseHcl("texts.tf", source);
    texts.forEach((text, index) => {
      assert.equal(read[`x${index}`], escapedTemplate(text.normalize("NFC")));
      assert.doesNotMatch(hclString(text), invisible);
    });
  });
});

/** Escapes the start of an interpolation, which hcl2json prints as in a template. */
function escapedTemplate(text: string): string {
  return text.replaceAll(/[$%]\{/g, (start) => `${start[0]}${start}`);
}
