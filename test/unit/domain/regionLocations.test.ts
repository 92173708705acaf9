import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { suggestedRegion } from "../../../src/domain/regionLocations";
import { bedrockRegions } from "../../../src/domain/regions";

describe("the Region that is suggested for the name of a location", () => {
  for (const [text, code] of [
    ["Ireland", "eu-west-1"],
    ["ireland", "eu-west-1"],
    ["EU (Ireland)", "eu-west-1"],
    ["AWS Region Frankfurt", "eu-central-1"],
    ["Z\u00fcrich", "eu-central-2"],
    ["Sao Paulo", "sa-east-1"],
    ["S\u00e3o Paulo", "sa-east-1"],
    ["N. Virginia", "us-east-1"],
    ["Northern Virginia", "us-east-1"],
    ["Oregon", "us-west-2"],
    ["Cape Town", "af-south-1"],
    ["Hong Kong", "ap-east-1"],
    ["China (Beijing)", "cn-north-1"],
    ["UAE", "me-central-1"],
  ] as const) {
    it(`is ${code} for ${text}`, () => assert.equal(suggestedRegion(text), code));
  }

  for (const text of [
    "",
    "mars",
    "europe-west1",
    "eastus",
    "US East",
    "Canada",
    "Germany",
    "Central",
    "Irelands",
    "London or Paris",
    "AWS GovCloud Virginia",
    "eu-west-1",
    "ireland".repeat(100),
  ]) {
    it(`is undefined if no location or several are named: ${text.slice(0, 30)}`, () => {
      assert.equal(suggestedRegion(text), undefined);
    });
  }

  it("is the Region itself for the location in its name, if that is the only Region there", () => {
    const wrong = bedrockRegions.flatMap(({ code, name }) => {
      const suggested = suggestedRegion(name);
      return suggested === undefined || suggested === code ? [] : [[code, suggested]];
    });
    assert.deepEqual(wrong, []);
  });
});
