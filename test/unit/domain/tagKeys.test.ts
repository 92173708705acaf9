import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findSimilarKey, isReservedKey } from "../../../src/domain/tagKeys";

describe("tag keys", () => {
  it("are similar if they differ only in case or separators", () => {
    assert.equal(findSimilarKey("Team", ["env", "team"]), "team");
    assert.equal(findSimilarKey("CostCenter", ["cost-center"]), "cost-center");
    assert.equal(findSimilarKey("cost_center", ["Cost Center"]), "Cost Center");
    assert.equal(findSimilarKey("team", ["team", "teams"]), undefined);
  });

  it("have one required spelling if AWS evaluates them", () => {
    assert.equal(findSimilarKey("Map-Migrated", []), "map-migrated");
    assert.equal(findSimilarKey("map-migrated", []), undefined);
  });

  it("are reserved if they start with aws: in any case", () => {
    assert.deepEqual(["aws:a", "AWS:a", "awsome", "a:aws:"].map(isReservedKey), [true, true, false, false]);
  });
});
