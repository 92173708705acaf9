import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { aiSdk } from "../../../../src/features/copy/targets/aiSdk";
import { scenarios, withModel } from "./samples";

const option = 'providerOptions: { amazonBedrock: { structuredOutputMode: "jsonTool" } }';
const reasoning = 'reasoningConfig: { type: "adaptive" }';

function textFor(modelId: string): string {
  return aiSdk.text([withModel(modelId)]);
}

describe("the AI SDK", () => {
  it("generates JSON with a tool for Claude behind an ARN, because the model cannot be recognized", () => {
    for (const id of [
      "anthropic.claude-opus-4-7",
      "anthropic.claude-fable-5",
      "anthropic.claude-3-haiku-20240307-v1:0",
    ]) {
      assert.ok(textFor(id).includes(option), id);
    }
  });

  it("does not require a tool for models that reject it", () => {
    for (const id of ["anthropic.claude-opus-5-5", "anthropic.claude-sonnet-5-5", "anthropic.claude-fable-5-1"]) {
      assert.ok(!textFor(id).includes("jsonTool"), id);
      assert.match(textFor(id), /rejects the AI SDK's requests for structured output/);
    }
  });

  it("gets no options for models of other providers and for system-defined profiles", () => {
    assert.doesNotMatch(textFor("amazon.nova-lite-v1:0"), /providerOptions|structured/);
    assert.doesNotMatch(aiSdk.text(scenarios["system-defined"] ?? []), /providerOptions|structured/);
  });

  it("has a note about reasoning only for models that decide how much they think", () => {
    for (const id of ["anthropic.claude-opus-4-6-v1", "anthropic.claude-sonnet-5", "anthropic.claude-haiku-9"]) {
      assert.ok(textFor(id).includes(reasoning), id);
    }
    for (const id of ["anthropic.claude-sonnet-4-5-20250929-v1:0", "anthropic.claude-3-haiku-20240307-v1:0"]) {
      assert.ok(!textFor(id).includes("reasoning"), id);
    }
  });
});
