import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CopyFacts } from "../../../../src/features/copy/copyFacts";
import { cline } from "../../../../src/features/copy/targets/cline";
import { continueDev } from "../../../../src/features/copy/targets/continueDev";
import { llamaIndex } from "../../../../src/features/copy/targets/llamaIndex";
import { openCode } from "../../../../src/features/copy/targets/openCode";
import { rooCode } from "../../../../src/features/copy/targets/rooCode";
import { parse } from "./parsers";
import { factsOf, geographic, scenarios, withModel } from "./samples";

interface OpenCodeModel {
  readonly reasoning?: boolean;
  readonly tool_call?: boolean;
  readonly attachment?: boolean;
  readonly limit?: object;
  readonly cost?: object;
  readonly modalities?: { readonly input: readonly string[] };
  readonly variants?: Readonly<Record<string, object>>;
}

async function openCodeModel(profile: CopyFacts): Promise<OpenCodeModel> {
  const config = (await parse("jsonc", openCode.text([profile]))) as {
    provider: Record<string, { models: Record<string, OpenCodeModel> }>;
  };
  const [model] = Object.values(config.provider["amazon-bedrock"]?.models ?? {});
  assert.ok(model);
  return model;
}

async function continueModel(profile: CopyFacts): Promise<Record<string, unknown>> {
  const { models } = (await parse("yaml", continueDev.text([profile]))) as { models: Record<string, unknown>[] };
  return models[0] ?? {};
}

describe("opencode", () => {
  it("gets everything that it cannot see in the ARN", async () => {
    const model = await openCodeModel(geographic);
    assert.deepEqual(model.limit, { context: 200_000, output: 64_000 });
    assert.deepEqual(model.modalities?.input, ["text", "image", "pdf"]);
    assert.deepEqual([model.reasoning, model.tool_call, model.attachment], [true, true, true]);
    assert.deepEqual(Object.keys(model.cost ?? {}), ["input", "output", "cache_read", "cache_write"]);
  });

  it("offers no reasoning variant that the model would reject", async () => {
    const thinkingOf = async (modelId: string) => (await openCodeModel(withModel(modelId))).variants;
    const disabled = { low: { disabled: true }, medium: { disabled: true }, high: { disabled: true } };
    const thinking = (request: object) => ({ thinking: { additionalModelRequestFields: { thinking: request } } });
    const budget = thinking({ type: "enabled", budget_tokens: 16_000 });
    assert.deepEqual(await thinkingOf("anthropic.claude-opus-4-5-20251101-v1:0"), { ...disabled, ...budget });
    assert.deepEqual(await thinkingOf("anthropic.claude-3-7-sonnet-20250219-v1:0"), { ...disabled, ...budget });
    for (const modelId of ["anthropic.claude-opus-4-6-v1", "anthropic.claude-sonnet-5"]) {
      assert.deepEqual(await thinkingOf(modelId), { ...disabled, ...thinking({ type: "adaptive" }) });
    }
    assert.deepEqual(await thinkingOf("openai.gpt-oss-120b-1:0"), disabled);
    // The default variants are right for Nova.
    assert.equal(await thinkingOf("amazon.nova-2-lite-v1:0"), undefined);
  });

  it("gets a comment if the model may reject tools, which opencode sends with each request", () => {
    assert.match(openCode.text([withModel("meta.llama3-3-70b-instruct-v1:0")]), /may reject tools/);
    assert.doesNotMatch(openCode.text([geographic]), /may reject tools/);
  });

  it("gets no invented values for a model that is not known, but comments about what is missing", async () => {
    const profile = withModel("acme.chat-9");
    assert.deepEqual(Object.keys(await openCodeModel(profile)), ["id", "name"]);
    const text = openCode.text([profile]);
    for (const missing of ["supports reasoning", "modalities are unknown", "context size is unknown", "no cost"]) {
      assert.ok(text.includes(missing), missing);
    }
  });
});

describe("Continue", () => {
  it("uses tools only with models that stream them, and otherwise states the reason", async () => {
    for (const [modelId, reason] of [
      ["anthropic.claude-sonnet-4-6", undefined],
      ["deepseek.v3-v1:0", undefined],
      ["moonshotai.kimi-k2.5", undefined],
      ["cohere.command-r-plus-v1:0", undefined],
      ["writer.palmyra-x5-v1:0", /while it streams/],
      ["ai21.jamba-1-5-large-v1:0", /while it streams/],
      ["meta.llama3-3-70b-instruct-v1:0", /while it streams/],
      ["deepseek.r1-v1:0", /the model does not support them\./],
      ["acme.chat-9", /it is unknown/],
    ] as const) {
      const { capabilities } = await continueModel(withModel(modelId));
      const text = continueDev.text([withModel(modelId)]);
      assert.deepEqual(capabilities, reason ? undefined : ["tool_use"], modelId);
      assert.match(text, reason ?? /^(?!.*Tools are off)/s);
    }
  });

  it("gets the context size of the model, if it is known", async () => {
    const options = async (modelId: string) => (await continueModel(withModel(modelId)))["defaultCompletionOptions"];
    assert.deepEqual(await options("amazon.nova-micro-v1:0"), { contextLength: 128_000 });
    assert.equal(await options("acme.chat-9"), undefined);
  });
});

describe("clients that add amazonaws.com to the Region", () => {
  it("get the endpoint of a partition with another domain", async () => {
    const url = "https://bedrock-runtime.eusc-de-east-1.amazonaws.eu";
    const [profile] = scenarios["sovereign cloud, Claude"] ?? [];
    assert.ok(profile);
    assert.equal((await continueModel(profile))["apiBase"], url);
    for (const target of [openCode, cline, rooCode]) assert.ok(target.text([profile]).includes(url), target.id);
    assert.ok(!continueDev.text([geographic]).includes("apiBase"));
  });
});

describe("LlamaIndex", () => {
  it("is available only for models and geographies that it knows", () => {
    const reason = (profile: CopyFacts) => llamaIndex.unavailable([profile]);
    assert.equal(reason(withModel("anthropic.claude-opus-5-5")), undefined);
    assert.equal(reason(withModel("qwen.qwen3-32b-v1:0")), "modelNotInClient");
    const systemDefined = (prefix: string) => {
      const id = `${prefix}.anthropic.claude-sonnet-4-6`;
      return factsOf({
        arn: `arn:aws:bedrock:sa-east-1:123456789012:inference-profile/${id}`,
        id,
        name: "Claude",
        type: "SYSTEM_DEFINED",
        status: "ACTIVE",
        modelArns: ["arn:aws:bedrock:sa-east-1::foundation-model/anthropic.claude-sonnet-4-6"],
      });
    };
    assert.equal(reason(systemDefined("global")), undefined);
    assert.equal(reason(systemDefined("sa")), "modelNotInClient");
  });
});

describe("Roo Code", () => {
  it("gets the limits that the user has to enter", () => {
    assert.match(rooCode.text([geographic]), /the context window to 200000 and the maximum output to 64000 tokens/);
    assert.match(rooCode.text([withModel("acme.chat-9")]), /the maximum output to those of acme\.chat-9/);
  });
});
