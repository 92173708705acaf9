import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { explainUsability } from "../../../../src/features/copy/usabilityWarnings";
import { unknownPlaceholders } from "../../../../src/features/copy/templates";
import type { CopyFacts } from "../../../../src/features/copy/copyFacts";
import { targets } from "../../../../src/features/copy/targets";
import { geographic, scenarios } from "./samples";

const legacy = scenarios["legacy model, not active, tags not read, AWS profile named"] ?? [];

describe("warnings for formats without comments", () => {
  it("say that the model is legacy, and that the profile is not active", () => {
    assert.equal(
      explainUsability({ language: "json" }, legacy, "en"),
      "The profile cannot be used, because its status is CREATING and not ACTIVE. The model is legacy. Its end of life is December 31, 2026.",
    );
  });

  it("name the profile if several are copied, and do not mention the others", () => {
    assert.match(
      explainUsability({ language: "json" }, [geographic, ...legacy], "en"),
      /^2024 haiku: The profile cannot be used/,
    );
  });

  it("are empty if the profile can be used", () => {
    assert.equal(explainUsability({ language: "json" }, [geographic], "en"), "");
  });

  it("say that the text does not contain the AWS profile, only if it was requested", () => {
    const warning = "This format cannot contain the AWS profile.";
    const awsProfile = "team-sso";
    for (const target of targets) {
      if (target.unavailable([{ ...geographic, awsProfile }])) continue;
      assert.equal(explainUsability(target, [geographic], "en"), "");
      const isInText = target.text([{ ...geographic, awsProfile }]).includes(awsProfile);
      assert.equal(explainUsability(target, [{ ...geographic, awsProfile }], "en"), isInText ? "" : warning, target.id);
    }
  });

  it("are empty for formats with comments, whose texts contain the warnings", () => {
    for (const target of targets) {
      if (target.unavailable(legacy)) continue;
      const isInText = /LEGACY/.test(target.text(legacy)) && /CREATING/.test(target.text(legacy));
      assert.equal(explainUsability({ language: target.language }, legacy, "en") === "", isInText, target.id);
    }
  });
});

describe("warnings for templates", () => {
  const warn = (language: string, text: string, profiles: readonly CopyFacts[]) =>
    explainUsability(
      { language, unknownPlaceholders: (profile) => unknownPlaceholders({ name: "mine", language, text }, profile) },
      profiles,
      "en",
    );

  it("say that a profile cannot be used, in any language", () => {
    for (const language of ["yaml", "json", "plaintext", "csharp"]) {
      assert.match(warn(language, "{{arn}}", legacy), /^The profile cannot be used.* is legacy/);
      assert.equal(warn(language, "{{arn}} {{unknown}}", [geographic]), "");
    }
  });

  it("name the placeholders whose values are unknown", () => {
    const text = "a: {{arn}}\nb: {{baseModelId}}\nc: {{sourceArn}}\nd: {{ tag:team }}\ne: {{tag:team}}\n";
    assert.match(warn("yaml", text, legacy), /The text lacks values that are unknown: \{\{tag:team\}\}\.$/);
    assert.equal(
      warn("yaml", text, scenarios["source and model unknown"] ?? []),
      "The text lacks values that are unknown: {{baseModelId}}, {{sourceArn}}.",
    );
    assert.equal(warn("yaml", text, scenarios["system-defined"] ?? []), "");
    assert.equal(warn("yaml", "{{tag:none}}", [geographic]), "");
  });
});
