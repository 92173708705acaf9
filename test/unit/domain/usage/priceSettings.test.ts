import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { parsePriceSettings } from "../../../../src/domain/usage/priceSettings";

const none = { models: {}, discountPercentByProvider: {} };

describe("the price setting", () => {
  it("contains prices by model, a general discount, and discounts by provider", () => {
    const value = {
      models: {
        "amazon.nova-pro-v1:0": { input: 0.8, output: 3.2, cacheRead: 0.2, cacheWrite: 0 },
        other: { input: 0 },
      },
      discountPercent: 10,
      discountPercentByProvider: { Anthropic: 12.5, Amazon: 100, Meta: 0 },
    };
    assert.deepEqual(parsePriceSettings(value), value);
  });

  it("is empty if it is not an object", () => {
    for (const value of [undefined, null, "10", 10, [], [{ discountPercent: 10 }], true]) {
      assert.deepEqual(parsePriceSettings(value), none);
    }
  });

  it("contains no prices for a model without a valid input price, so that nothing appears to be free", () => {
    const models = {
      text: { input: "0.8", output: 3 },
      negative: { input: -1 },
      missing: { output: 3 },
      infinite: { input: Number.POSITIVE_INFINITY },
      huge: { input: 1e300 },
      notANumber: { input: Number.NaN },
      list: [1, 2],
      nothing: null,
    };
    assert.deepEqual(parsePriceSettings({ models }), none);
    assert.deepEqual(parsePriceSettings({ models: { partly: { input: 1, output: "2", cacheRead: -3 } } }).models, {
      partly: { input: 1 },
    });
  });

  it("ignores discounts that are not percentages", () => {
    for (const discountPercent of [-1, 100.1, "10", null, Number.NaN, [5]]) {
      assert.deepEqual(
        parsePriceSettings({ discountPercent, discountPercentByProvider: { Anthropic: discountPercent } }),
        none,
      );
    }
  });

  it("treats names such as __proto__ as ordinary names", () => {
    const { discountPercentByProvider, models } = parsePriceSettings(
      JSON.parse('{"models": {"__proto__": {"input": 1}}, "discountPercentByProvider": {"constructor": 5}}'),
    );
    assert.deepEqual(Object.keys(models), ["__proto__"]);
    assert.deepEqual(Object.entries(discountPercentByProvider), [["constructor", 5]]);
    assert.equal(({} as { input?: number }).input, undefined);
  });

  it("never throws, and never contains a price below zero or a discount above 100 percent", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (models, discountPercent, byProvider) => {
        const parsed = parsePriceSettings({ models, discountPercent, discountPercentByProvider: byProvider });
        const prices = Object.values(parsed.models).flatMap((each) => Object.values<number>({ ...each }));
        const percents = [parsed.discountPercent ?? 0, ...Object.values(parsed.discountPercentByProvider)];
        return prices.every((price) => price >= 0) && percents.every((percent) => percent >= 0 && percent <= 100);
      }),
      { seed: 16 },
    );
  });
});
