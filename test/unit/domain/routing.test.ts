import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { destinationRegions, isGlobal, modelRoutes, modelsOfProfile } from "../../../src/domain/routing";
import { modelArn } from "./samples";

const nova = "amazon.nova-2-lite-v1:0";
const micro = "amazon.nova-micro-v1:0";

/** Returns the routes with the IDs of their models. */
function routesOf(modelArns: readonly string[]) {
  return modelRoutes({ modelArns }).map(({ reference, ...route }) => ({ modelId: reference.modelId, ...route }));
}

describe("the routes of a profile", () => {
  it("consist of one route per model, in the original order, with sorted and distinct Regions", () => {
    const modelArns = [
      modelArn(nova, "us-west-2"),
      modelArn(micro, "us-east-1"),
      modelArn(nova, "us-east-1"),
      modelArn(nova, "us-west-2"),
    ];
    assert.deepEqual(routesOf(modelArns), [
      { modelId: nova, regions: ["us-east-1", "us-west-2"], global: false },
      { modelId: micro, regions: ["us-east-1"], global: false },
    ]);
    assert.deepEqual(
      modelsOfProfile({ modelArns }).map(({ modelId }) => modelId),
      [nova, micro],
    );
    assert.deepEqual(destinationRegions({ modelArns }), ["us-east-1", "us-west-2"]);
  });

  it("are global only for the model that also occurs without a Region", () => {
    const modelArns = [modelArn(nova, "eu-west-1"), modelArn(nova, ""), modelArn(micro, "eu-west-3")];
    assert.deepEqual(routesOf(modelArns), [
      { modelId: nova, regions: ["eu-west-1"], global: true },
      { modelId: micro, regions: ["eu-west-3"], global: false },
    ]);
    assert.equal(isGlobal({ modelArns }), true);
    assert.deepEqual(destinationRegions({ modelArns }), ["eu-west-1", "eu-west-3"]);
  });

  it("distinguish models of different kinds, even if they have the same ID", () => {
    const imported = `arn:aws:bedrock:us-east-1:123456789012:imported-model/${nova}`;
    const modelArns = [imported, modelArn(nova), modelArn(nova, "us-west-2")];
    assert.deepEqual(
      modelRoutes({ modelArns }).map(({ reference, regions }) => [reference.kind, regions]),
      [
        ["importedModel", ["us-east-1"]],
        ["foundationModel", ["us-east-1", "us-west-2"]],
      ],
    );
    assert.equal(modelsOfProfile({ modelArns }).length, 2);
  });

  it("are not global if only another kind of model has no Region", () => {
    for (const text of ["arn:aws:bedrock:::imported-model/abc123", "arn:aws:bedrock:::some-new-model/abc123"]) {
      assert.equal(isGlobal({ modelArns: [text] }), false);
      assert.deepEqual(routesOf([text]), [{ modelId: "abc123", regions: [], global: false }]);
    }
  });

  it("can include more Regions than the maximum of five in the service model", () => {
    const regions = ["a", "b", "c", "d", "e", "f", "g", "h"].map((letter) => `xx-${letter}${letter}-1`);
    const modelArns = regions.map((region) => modelArn(nova, region));
    assert.deepEqual(destinationRegions({ modelArns }), regions);
  });

  it("are not global if a model's text is not an ARN", () => {
    assert.deepEqual(routesOf(["<nonsense>"]), [{ modelId: "<nonsense>", regions: [], global: false }]);
    assert.equal(isGlobal({ modelArns: ["<nonsense>"] }), false);
  });

  it("are empty for a profile without models", () => {
    assert.deepEqual(routesOf([]), []);
    assert.equal(isGlobal({ modelArns: [] }), false);
  });
});
