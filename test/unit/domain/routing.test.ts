import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { destinationRegions, isGlobal, modelIds, modelRoutes } from "../../../src/domain/routing";
import { modelArn } from "./samples";

const nova = "amazon.nova-2-lite-v1:0";
const micro = "amazon.nova-micro-v1:0";

describe("the routes of a profile", () => {
  it("are one for each model in the original order, with sorted, distinct Regions", () => {
    const modelArns = [
      modelArn(nova, "us-west-2"),
      modelArn(micro, "us-east-1"),
      modelArn(nova, "us-east-1"),
      modelArn(nova, "us-west-2"),
    ];
    assert.deepEqual(modelRoutes({ modelArns }), [
      { modelId: nova, regions: ["us-east-1", "us-west-2"], global: false },
      { modelId: micro, regions: ["us-east-1"], global: false },
    ]);
    assert.deepEqual(modelIds({ modelArns }), [nova, micro]);
    assert.deepEqual(destinationRegions({ modelArns }), ["us-east-1", "us-west-2"]);
  });

  it("are global only for the model that also occurs without a Region", () => {
    const modelArns = [modelArn(nova, "eu-west-1"), modelArn(nova, ""), modelArn(micro, "eu-west-3")];
    assert.deepEqual(modelRoutes({ modelArns }), [
      { modelId: nova, regions: ["eu-west-1"], global: true },
      { modelId: micro, regions: ["eu-west-3"], global: false },
    ]);
    assert.equal(isGlobal({ modelArns }), true);
    assert.deepEqual(destinationRegions({ modelArns }), ["eu-west-1", "eu-west-3"]);
  });

  it("may have more Regions than the five of the service model", () => {
    const regions = ["a", "b", "c", "d", "e", "f", "g", "h"].map((letter) => `xx-${letter}${letter}-1`);
    const modelArns = regions.map((region) => modelArn(nova, region));
    assert.deepEqual(destinationRegions({ modelArns }), regions);
  });

  it("are not global because of a text that is not an ARN", () => {
    assert.deepEqual(modelRoutes({ modelArns: ["<nonsense>"] }), [
      { modelId: "<nonsense>", regions: [], global: false },
    ]);
    assert.equal(isGlobal({ modelArns: ["<nonsense>"] }), false);
  });

  it("are empty for a profile without models", () => {
    assert.deepEqual(modelRoutes({ modelArns: [] }), []);
    assert.equal(isGlobal({ modelArns: [] }), false);
  });
});
