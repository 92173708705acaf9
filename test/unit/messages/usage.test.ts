import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { pricePerMetric } from "../../../src/domain/usage/metrics";
import { formatDollars } from "../../../src/messages/usage";

describe("an amount in US dollars", () => {
  it("has two significant digits if it is small", () => {
    assert.deepEqual(
      [0, 0.001234, 1.234, -0.05].map((value) => formatDollars(value, "en")),
      ["$0.00", "$0.0012", "$1.23", "-$0.05"],
    );
  });

  it("is rounded up if it is a maximum, unless it needs no rounding", () => {
    for (let metrics = 1; metrics <= 20_000; metrics++) {
      const shown = Number(formatDollars(metrics * pricePerMetric, "en", true).slice(1));
      assert.ok(Math.round(shown * 100_000) >= metrics, `${metrics} metrics: ${shown}`);
    }
    assert.equal(formatDollars(12 * pricePerMetric, "en", true), "$0.00012");
    assert.equal(formatDollars(1234 * pricePerMetric, "en", true), "$0.013");
    assert.equal(formatDollars(12_341 * pricePerMetric, "en", true), "$0.13");
  });
});
