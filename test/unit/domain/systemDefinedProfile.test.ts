import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { systemDefinedFacts } from "../../../src/domain/systemDefinedProfile";
import { systemProfile } from "./samples";

const factsOf = (id: string, name: string) => systemDefinedFacts(systemProfile(id, { name }));

describe("the attributes of a system-defined profile", () => {
  for (const [id, name, geography, provider, model] of [
    [
      "us.anthropic.claude-opus-4-5-20251101-v1:0",
      "US Anthropic Claude Opus 4.5",
      "us",
      "Anthropic",
      "Claude Opus 4.5",
    ],
    ["us.amazon.nova-lite-v1:0", "US Nova Lite", "us", "Amazon", "Nova Lite"],
    [
      "global.anthropic.claude-opus-4-6-v1",
      "GLOBAL Anthropic Claude Opus 4.6",
      "global",
      "Anthropic",
      "Claude Opus 4.6",
    ],
    ["us-gov.anthropic.claude-3-haiku-v1:0", "US-GOV Claude 3 Haiku", "us-gov", "Anthropic", "Claude 3 Haiku"],
    ["us-gov.anthropic.claude-3-haiku-v1:0", "US Gov Claude 3 Haiku", "us-gov", "Anthropic", "Claude 3 Haiku"],
    ["us.deepseek.r1-v1:0", "US DeepSeek-R1", "us", "DeepSeek", "DeepSeek-R1"],
    [
      "eu.mistral.pixtral-large-2502-v1:0",
      "EU Mistral AI Pixtral Large (25.02)",
      "eu",
      "Mistral AI",
      "Pixtral Large (25.02)",
    ],
    ["eu.mistral.pixtral-large-2502-v1:0", "EU Mistral Pixtral Large", "eu", "Mistral AI", "Pixtral Large"],
    ["us.newcorp.model-v1", "US Newcorp Model", "us", "newcorp", "Model"],
  ] as const) {
    it(`are derived from its ID and name: ${name}`, () => {
      assert.deepEqual(factsOf(id, name), { geography, provider, model });
    });
  }

  it("include no model if the name does not begin with the geography, or consists only of it", () => {
    for (const name of ["Claude Opus 4.5", "USA Claude", "US", "US ", ""]) {
      assert.equal(factsOf("us.anthropic.claude-opus-4-7", name).model, undefined, name);
    }
    assert.equal(factsOf("us.anthropic.claude-opus-4-7", "US Anthropic").model, "Anthropic");
  });

  it("are unknown if the profile has no models, or if its ID does not match its model", () => {
    assert.deepEqual(systemDefinedFacts(systemProfile("us.amazon.nova-lite-v1:0", { modelArns: [] })), {});
    const other = systemProfile("us.amazon.nova-lite-v1:0", { id: "nova-anywhere" });
    assert.deepEqual(systemDefinedFacts(other), { provider: "Amazon" });
  });
});
