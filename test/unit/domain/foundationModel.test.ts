import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isLegacy, isOnDemand, providerOfModelId } from "../../../src/domain/foundationModel";
import { foundationModel, legacyModel } from "./samples";

describe("a foundation model", () => {
  it("is legacy if its lifecycle states this, and not legacy if it was not listed", () => {
    assert.equal(isLegacy(legacyModel("a")), true);
    assert.equal(isLegacy(foundationModel("a", { lifecycle: { status: "ACTIVE" } })), false);
    assert.equal(isLegacy(foundationModel("a")), false);
    assert.equal(isLegacy(undefined), false);
  });

  for (const [inferenceTypes, expected] of [
    [["ON_DEMAND"], true],
    [["ON_DEMAND", "INFERENCE_PROFILE", "PROVISIONED"], true],
    [["INFERENCE_PROFILE"], false],
    [["PROVISIONED"], false],
    [[], false],
  ] as const) {
    it(`${expected ? "can" : "cannot"} be a source if its inference types are ${inferenceTypes.join(", ") || "(none)"}`, () => {
      assert.equal(isOnDemand(foundationModel("a", { inferenceTypes })), expected);
    });
  }

  for (const [modelId, provider] of [
    ["amazon.nova-micro-v1:0", "Amazon"],
    ["anthropic.claude-sonnet-4-6", "Anthropic"],
    ["ai21.jamba-1-5-large-v1:0", "AI21 Labs"],
    ["newcomer.model-v1", "newcomer"],
    ["nodots", undefined],
    ["", undefined],
    [".leading", undefined],
    // These are names of properties that every JavaScript object has.
    ["constructor.model", "constructor"],
    ["toString.model", "toString"],
  ] as const) {
    it(`has the provider ${provider || "''"} if its ID is ${modelId || "''"}`, () => {
      assert.equal(providerOfModelId(modelId), provider);
    });
  }
});
