import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { explainUsability } from "../../../../src/features/copy/usabilityWarnings";
import { geographic, scenarios } from "./samples";

const legacy = scenarios["legacy model, not active, tags not read, AWS profile named"] ?? [];

describe("warnings for formats without comments", () => {
  it("say that the model is legacy, and that the profile is not active", () => {
    assert.equal(
      explainUsability(legacy, "en"),
      "The profile cannot be used, because its status is CREATING and not ACTIVE. The model is legacy. Its end of life is December 31, 2026.",
    );
  });

  it("name the profile if several are copied, and do not mention the others", () => {
    assert.match(explainUsability([geographic, ...legacy], "en"), /^2024 haiku: The profile cannot be used/);
  });

  it("are empty if the profile can be used", () => {
    assert.equal(explainUsability([geographic], "en"), "");
  });
});
