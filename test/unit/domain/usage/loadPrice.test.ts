import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { countBilledMetrics, pricePerMetric } from "../../../../src/domain/usage/metrics";
import { usageQueries } from "../../../../src/domain/usage/usageQueries";
import { usageRange, usageWindows } from "../../../../src/domain/usage/usageWindow";
import { describeUsage } from "../../../../src/features/details/usage/describeUsage";
import type { DetailsData } from "../../../../src/features/details/detailsData";

describe("the price of the usage of a profile", () => {
  for (const window of usageWindows) {
    it(`is not less than the price of the request: ${window}`, () => {
      const identifiers = { id: "id", arn: "arn" };
      const loader = { state: { status: "notLoaded" }, window, identifiers } as const;
      const settings = { models: {}, discountPercentByProvider: {} };
      // The data of the profile is used only after the usage was loaded.
      const { loadLabel } = describeUsage(loader, {} as DetailsData, settings, "en");
      assert.equal(loadLabel, "Load Usage (about $0.0003)");
      const queries = usageQueries(["id", "arn"], usageRange(window, Date.parse("2026-11-28T05:50:30Z")));
      assert.ok(countBilledMetrics(queries) <= 0.0003 / pricePerMetric + 1e-9);
    });
  }
});
