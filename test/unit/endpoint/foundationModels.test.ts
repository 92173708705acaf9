import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  GetFoundationModelCommand,
  ListFoundationModelsCommand,
  type ListFoundationModelsCommandInput,
} from "@aws-sdk/client-bedrock";
import { modelArn, onDemandModel, profileOnlyModel, rejectsWith, useEndpoint } from "./support";

const fixture = useEndpoint();

async function list(input: ListFoundationModelsCommandInput = {}, region = "us-east-1") {
  return (await fixture.bedrock(region).send(new ListFoundationModelsCommand(input))).modelSummaries ?? [];
}

describe("ListFoundationModels", () => {
  it("returns every model that can be used in the Region", async () => {
    const ids = (await list()).map((model) => model.modelId);
    assert.ok(ids.includes(onDemandModel));
    assert.ok(ids.includes(profileOnlyModel));
    assert.ok(!ids.includes("stability.sd3-5-large-v1:0"), "that one is in us-west-2 only");
    assert.equal(new Set(ids).size, ids.length);
  });

  it("filters by provider, ignoring case", async () => {
    for (const byProvider of ["Anthropic", "anthropic"]) {
      const models = await list({ byProvider });
      assert.ok(models.length > 5);
      assert.ok(models.every((model) => model.providerName === "Anthropic"));
    }
    assert.deepEqual(await list({ byProvider: "Nobody" }), []);
  });

  it("filters by inference type, output modality and customization type, alone and combined", async () => {
    const all = await list();
    const onDemand = await list({ byInferenceType: "ON_DEMAND" });
    assert.ok(onDemand.length > 0 && onDemand.length < all.length);
    assert.ok(onDemand.every((model) => model.inferenceTypesSupported?.includes("ON_DEMAND")));
    const images = await list({ byOutputModality: "IMAGE" });
    assert.ok(images.length > 0);
    assert.ok(images.every((model) => model.outputModalities?.includes("IMAGE")));
    const tuned = await list({ byCustomizationType: "FINE_TUNING" });
    assert.ok(tuned.every((model) => model.customizationsSupported?.includes("FINE_TUNING")));
    const both = await list({ byCustomizationType: "FINE_TUNING", byOutputModality: "IMAGE", byProvider: "Amazon" });
    assert.deepEqual(
      both.map((model) => model.modelId),
      ["amazon.nova-canvas-v1:0", "amazon.titan-image-generator-v2:0"],
    );
    const bought = await list({ byInferenceType: "PROVISIONED" });
    assert.ok(bought.length > 0);
  });

  it("returns the supported inference types of a model in each Region", async () => {
    const nova = async (region: string) => {
      const models = await list({}, region);
      return models.find((model) => model.modelId === onDemandModel)?.inferenceTypesSupported as string[] | undefined;
    };
    assert.deepEqual(await nova("us-east-1"), ["ON_DEMAND", "INFERENCE_PROFILE", "PROVISIONED"]);
    assert.deepEqual(await nova("us-west-2"), ["INFERENCE_PROFILE"]);
    assert.equal(await nova("af-south-1"), undefined);
  });
});

describe("GetFoundationModel", () => {
  it("returns a model by ID and by ARN, with its lifecycle as dates", async () => {
    for (const modelIdentifier of ["anthropic.claude-3-haiku-20240307-v1:0"].flatMap((id) => [id, modelArn(id)])) {
      const response = await fixture.bedrock().send(new GetFoundationModelCommand({ modelIdentifier }));
      const model = response.modelDetails;
      assert.equal(model?.modelName, "Claude 3 Haiku");
      assert.equal(model?.modelArn, modelArn("anthropic.claude-3-haiku-20240307-v1:0"));
      assert.equal(model?.modelLifecycle?.status, "LEGACY");
      assert.ok(model?.modelLifecycle?.legacyTime instanceof Date);
      assert.ok(model.modelLifecycle.endOfLifeTime instanceof Date);
      assert.equal(model.responseStreamingSupported, true);
    }
  });

  it("returns an active model without an end of life", async () => {
    const response = await fixture.bedrock().send(new GetFoundationModelCommand({ modelIdentifier: onDemandModel }));
    assert.equal(response.modelDetails?.modelLifecycle?.status, "ACTIVE");
    assert.equal(response.modelDetails?.modelLifecycle?.endOfLifeTime, undefined);
  });

  it("rejects an unknown model, and the ARN of another Region", async () => {
    const get = (modelIdentifier: string) => fixture.bedrock().send(new GetFoundationModelCommand({ modelIdentifier }));
    await rejectsWith(
      get("amazon.nothing-v1:0"),
      "ResourceNotFoundException",
      /^Could not resolve the foundation model/,
    );
    const elsewhere = get(modelArn(onDemandModel, "eu-west-2"));
    await rejectsWith(elsewhere, "ValidationException", "The provided model identifier is invalid.");
  });
});
