import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { targets } from "../../../../src/features/copy/targets";
import { parse } from "./parsers";
import { evaluatedText, hostile, scenarios } from "./samples";

const evaluated = scenarios["name, description and tags that clients would evaluate"] ?? [];

function textOf(id: string): string {
  const target = targets.find((each) => each.id === id);
  assert.ok(target, id);
  assert.equal(target.unavailable([...evaluated, hostile]), undefined);
  return target.text([...evaluated, hostile]);
}

/** Returns all texts in a parsed document, also the keys of objects. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(textsIn)];
}

describe("text that a client would evaluate", () => {
  it("is not an environment variable for LiteLLM", async () => {
    const texts = textsIn(await parse("yaml", textOf("liteLlm")));
    assert.ok(texts.some((text) => text.startsWith("os.environ /HOME")));
    assert.deepEqual(
      texts.filter((text) => text.includes("os.environ/")),
      [],
    );
  });

  it("is neither a dynamic reference for CloudFormation nor a token for the AWS CDK", async () => {
    const texts = textsIn(await parse("yaml", textOf("cloudFormation")));
    assert.ok(texts.some((text) => text.includes("resolve:ssm")));
    for (const text of [...texts, textOf("cdk").replaceAll(/^ *\/\/.*$/gm, "")]) {
      assert.doesNotMatch(text, /\{\{\s*resolve|[$#]\{Token\[/i);
    }
  });

  it("is not replaced by opencode or Continue before they parse the file", async () => {
    assert.doesNotMatch(textOf("openCode"), /\{(env|file):/);
    assert.ok(!textOf("continue").includes("${{"));
    // The parsed values are unchanged.
    assert.ok(textsIn(await parse("jsonc", textOf("openCode"))).includes(evaluatedText));
    assert.ok(textsIn(await parse("yaml", textOf("continue"))).includes(evaluatedText));
  });

  it("is not a variable in the settings of VS Code or Claude Code", async () => {
    for (const [id, language] of [
      ["vsCodeChat", "jsonc"],
      ["claudeCode", "json"],
    ] as const) {
      const target = targets.find((each) => each.id === id);
      const texts = textsIn(await parse(language, target?.text(evaluated) ?? ""));
      assert.ok(texts.length > 0 && texts.every((text) => !text.includes("${")), id);
    }
  });

  it("is not an interpolation for Terraform", async () => {
    const { resource } = (await parse("terraform", textOf("terraformResource"))) as { resource: object };
    // hcl2json preserves the escape sequences of interpolations.
    const escaped = evaluatedText.replaceAll(/[$%]\{/g, (start) => `${start[0]}${start}`);
    assert.ok(textsIn(resource).includes(escaped));
    assert.ok(textsIn(resource).every((text) => !/(?<![$%])[$%]\{/.test(text.replaceAll(/\$\$\{|%%\{/g, ""))));
  });

  it("has no tag, anchor or alias in YAML", async () => {
    for (const target of targets.filter(({ language }) => language === "yaml")) {
      const code = target
        .text(evaluated)
        .replaceAll(/^ *#.*$/gm, "")
        .replaceAll(/"(?:[^"\\]|\\.)*"/g, '""');
      assert.doesNotMatch(code, /[!&*$%@`]/, target.id);
      await parse("yaml", target.text(evaluated));
    }
  });
});
