import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { claudeCode } from "../../../../src/features/copy/targets/claudeCode";
import { claudeCodeEnvironment } from "../../../../src/features/copy/targets/claudeCodeEnvironment";
import { scenarios, withModel } from "./samples";

describe("Claude Code", () => {
  for (const [modelId, family, capabilities] of [
    ["anthropic.claude-3-haiku-20240307-v1:0", "HAIKU", ""],
    ["anthropic.claude-haiku-4-5-20251001-v1:0", "HAIKU", "thinking"],
    ["anthropic.claude-sonnet-4-5-20250929-v1:0", "SONNET", "thinking,interleaved_thinking"],
    ["anthropic.claude-sonnet-4-6", "SONNET", "effort,max_effort,thinking,adaptive_thinking,interleaved_thinking"],
    ["anthropic.claude-opus-4-6-v1", "OPUS", "effort,max_effort,thinking,adaptive_thinking,interleaved_thinking"],
    [
      "anthropic.claude-opus-5-5",
      "OPUS",
      "effort,xhigh_effort,max_effort,thinking,adaptive_thinking,interleaved_thinking",
    ],
    [
      "anthropic.claude-fable-5",
      "FABLE",
      "effort,xhigh_effort,max_effort,thinking,adaptive_thinking,interleaved_thinking",
    ],
  ] as const) {
    it(`gets the capabilities of ${modelId}`, () => {
      const line = `export ANTHROPIC_DEFAULT_${family}_MODEL_SUPPORTED_CAPABILITIES='${capabilities}'\n`;
      const text = claudeCodeEnvironment.text([withModel(modelId)]);
      assert.ok(text.includes(line), text);
    });
  }

  it("gets no capabilities for a model that is too new, but a comment about them", () => {
    const text = claudeCodeEnvironment.text([withModel("anthropic.claude-opus-99")]);
    assert.doesNotMatch(text, /^export \w+_SUPPORTED_CAPABILITIES/m);
    assert.match(text, /^: 'Set ANTHROPIC_DEFAULT_OPUS_MODEL_SUPPORTED_CAPABILITIES/m);
  });

  it("is not offered with a reason that is false", () => {
    const reasons = (modelId: string) =>
      [claudeCode, claudeCodeEnvironment].map((target) => target.unavailable([withModel(modelId)]));
    assert.deepEqual(reasons("amazon.nova-lite-v1:0"), ["anthropicOnly", "anthropicOnly"]);
    assert.deepEqual(reasons("anthropic.claude-mythos-5"), [undefined, "noFamilySetting"]);
    assert.deepEqual(reasons("anthropic.claude-v2:1"), ["modelNotInClient", "noFamilySetting"]);
    assert.deepEqual(reasons("anthropic.claude-opus-99"), ["modelNotInClient", undefined]);
    assert.deepEqual(reasons("anthropic.claude-3-haiku-20240307-v1:0"), ["modelNotInClient", undefined]);
  });

  it("gets the endpoint of a partition with another domain", () => {
    const url = "https://bedrock-runtime.eusc-de-east-1.amazonaws.eu";
    const profiles = scenarios["sovereign cloud, Claude"] ?? [];
    const { env } = JSON.parse(claudeCode.text(profiles)) as { env: Record<string, string> };
    assert.equal(env["ANTHROPIC_BEDROCK_BASE_URL"], url);
    assert.ok(claudeCodeEnvironment.text(profiles).includes(`export ANTHROPIC_BEDROCK_BASE_URL='${url}'\n`));
    assert.ok(!claudeCode.text(scenarios["from a model"] ?? []).includes("BASE_URL"));
  });
});
