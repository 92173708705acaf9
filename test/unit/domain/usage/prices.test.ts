import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inferSource } from "../../../../src/domain/sourceInference";
import { estimateCost } from "../../../../src/domain/usage/cost";
import { findPrices, pricedModel, type PriceSettings } from "../../../../src/domain/usage/prices";
import { priceTable } from "../../../../src/domain/usage/priceTable";
import { models } from "../../../endpoint/catalog/foundationModels";
import { listPrices } from "../../../prices/priceTable";
import { accountId, applicationProfile } from "../samples";

const none: PriceSettings = { models: {}, discountPercentByProvider: {} };
const sonnet = { modelId: "anthropic.claude-sonnet-4-5-20250929-v1:0", route: "regional" } as const;

/** The models in the catalog without a price, because the source has no price for this exact model or no price per token. */
const withoutPrice = [
  "ai21.jamba-1-5-large-v1:0",
  "amazon.titan-embed-text-v2:0",
  "amazon.nova-sonic-v1:0",
  "cohere.rerank-v3-5:0",
  "meta.llama3-1-405b-instruct-v1:0",
  "stability.stable-image-ultra-v1:1",
];

describe("the price table", () => {
  it("is the output of `npm run prices`", () => {
    assert.deepEqual(priceTable.models, listPrices());
  });

  it("contains prices for exact IDs only", () => {
    const ids = models.map(({ modelId }) => modelId);
    for (const modelId of ids.filter((id) => !Object.hasOwn(priceTable.models, id))) {
      assert.equal(findPrices({ modelId, route: "regional" }, none), undefined, modelId);
    }
    for (const modelId of withoutPrice) assert.ok(!Object.hasOwn(priceTable.models, modelId), modelId);
    const priced = ids.filter((id) => findPrices({ modelId: id, route: "regional" }, none));
    assert.equal(priced.length, 60);
  });

  it("contains no price for a model with a similar ID", () => {
    for (const modelId of ["anthropic.claude-sonnet-4-5", `${sonnet.modelId}:200k`, "constructor", "__proto__"]) {
      assert.equal(findPrices({ modelId, route: "regional" }, none), undefined);
    }
  });

  it("contains prices for global and other profiles, and no price if the price for a route is missing", () => {
    assert.equal(findPrices(sonnet, none)?.prices.input, 3.3);
    assert.equal(findPrices({ ...sonnet, route: "global" }, none)?.prices.input, 3);
    assert.equal(findPrices({ modelId: "amazon.nova-lite-v1:0", route: "global" }, none), undefined);
  });

  it("contains no price for other partitions, whose prices can be set", () => {
    const gov = applicationProfile("gov", {
      arn: `arn:aws-us-gov:bedrock:us-gov-west-1:${accountId}:application-inference-profile/gov`,
      modelArns: [`arn:aws-us-gov:bedrock:us-gov-west-1::foundation-model/${sonnet.modelId}`],
    });
    const model = pricedModel(gov, inferSource(gov, []));
    assert.equal(model?.modelId, sonnet.modelId);
    assert.equal(findPrices(model, none), undefined);
    const settings = { ...none, models: { [sonnet.modelId]: { input: 2 } } };
    assert.deepEqual(findPrices(model, settings)?.prices, { input: 2 });
  });
});

describe("prices in the settings", () => {
  it("override list prices, with those of the profile before those of the model, and are not discounted", () => {
    const settings = {
      models: { [sonnet.modelId]: { input: 2 }, "us.own": { input: 1 } },
      discountPercent: 10,
      discountPercentByProvider: {},
    };
    assert.deepEqual(findPrices(sonnet, settings), { prices: { input: 2 }, from: "settings", discountPercent: 0 });
    assert.equal(findPrices({ ...sonnet, profileId: "us.own" }, settings)?.prices.input, 1);
  });

  it("reduce list prices by the provider's discount, or by the general discount if there is none", () => {
    const settings = { ...none, discountPercent: 10, discountPercentByProvider: { Anthropic: 50 } };
    assert.equal(findPrices(sonnet, settings)?.prices.input, 1.65);
    assert.equal(findPrices({ modelId: "amazon.nova-pro-v1:0", route: "regional" }, settings)?.prices.input, 0.8 * 0.9);
    const lowercase = { ...settings, discountPercentByProvider: { anthropic: 50 } };
    assert.equal(findPrices(sonnet, lowercase)?.prices.input, 1.65);
  });
});

describe("a cost estimate", () => {
  const prices = { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 };

  it("includes how much caching saved or cost", () => {
    const read = { input: 0, output: 0, cacheRead: 1e6, cacheWrite: 1e5 };
    assert.ok(Math.abs((estimateCost(read, prices)?.cacheSavings ?? 0) - (3.3 - 0.3 - 0.375)) < 1e-9);
    assert.ok((estimateCost({ cacheWrite: 1e6 }, prices)?.cacheSavings ?? 0) < 0);
    assert.equal(estimateCost({ input: 1e6 }, prices)?.cacheSavings, undefined);
  });

  it("has no total if the price for one of the token types in use is unknown", () => {
    assert.equal(estimateCost({ input: 1e6, cacheRead: 5 }, { input: 1 })?.total, undefined);
    assert.equal(estimateCost({ input: 1e6, cacheRead: 0 }, { input: 1 })?.total, 1);
  });

  it("is undefined, not zero, without data about tokens", () => {
    assert.equal(estimateCost({ calls: 4 }, prices), undefined);
    assert.equal(estimateCost({ input: 0 }, prices)?.total, 0);
  });
});
