import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseInferenceProfiles } from "../../../../src/aws/responses/bedrockResponses";
import type { InferenceProfile } from "../../../../src/domain/inferenceProfile";
import { findUnusableReason } from "../../../../src/domain/inferenceProfile";
import { sourceChoices } from "../../../../src/features/create/sources";
import { createDetailsViewModel } from "../../../../src/features/details/detailsViewModel";
import { noTagRules } from "../details/detailsSamples";
import { contextValue, present } from "../../../../src/features/explorer/presentation";
import { tooltipOf } from "../../../../src/features/explorer/tooltip";
import { profileTexts } from "../../../../src/pickers/profileItems";
import { modelArn, systemArn } from "../../domain/samples";
import { listed } from "../../pickers/listed";
import { contentsOf, liteModel, rowOf, rowsOf, virginia } from "./samples";

const dates = { dateTime: (date: Date) => date.toISOString(), date: (date: Date) => date.toISOString() };
const models = [{ modelArn: modelArn(liteModel) }];

/** Returns the profile for a ListInferenceProfiles response with these members. */
function profileFrom(members: Record<string, unknown>): InferenceProfile {
  const summary = { inferenceProfileArn: systemArn("us.x"), inferenceProfileId: "us.x", inferenceProfileName: "X" };
  const response = { inferenceProfileSummaries: [{ ...summary, type: "SYSTEM_DEFINED", ...members }] };
  const [profile] = parseInferenceProfiles(response as never, () => undefined).profiles;
  assert.ok(profile);
  return profile;
}

const cases: readonly (readonly [members: Record<string, unknown>, mark: string])[] = [
  [{ status: "CREATING", models }, "not usable, status CREATING"],
  [{ status: "active", models }, "not usable, status active"],
  [{ status: "DELETED", models: [] }, "not usable, status DELETED"],
  [{ status: "x".repeat(100), models }, `not usable, status ${"x".repeat(60)}…`],
  [{ models }, "not usable, status unknown"],
  [{ status: null, models }, "not usable, status unknown"],
  [{ status: "ACTIVE", models: [] }, "not usable, no models"],
  [{ status: "ACTIVE", models: [{}] }, "not usable, no models"],
  [{ status: "ACTIVE", models: [{ modelArn: null }, null] }, "not usable, no models"],
  [{ status: "ACTIVE" }, "not usable, no models"],
];

for (const [members, mark] of cases) {
  describe(`a profile with ${JSON.stringify(members).slice(0, 80)}`, () => {
    const profile = profileFrom(members);
    const contents = contentsOf([], [profile]);

    it("is marked as not usable in its row, by its icon, and for screen readers", () => {
      const { description = "", icon, accessibleLabel } = present(rowOf(profile, contents), { language: "en" });
      assert.ok(description.startsWith(mark), description);
      assert.ok(accessibleLabel.startsWith(`X, system-defined inference profile, ${mark}`), accessibleLabel);
      assert.deepEqual(icon, { codicon: "circle-slash", color: "list.warningForeground" });
    });

    it("shows the reason in its tooltip and on its page", () => {
      const tooltip = tooltipOf(rowOf(profile, contents), contents, dates);
      assert.equal(tooltip?.lines[0]?.label, "Not usable");
      assert.match(tooltip?.lines[0]?.value ?? "", /^The profile cannot be used, because .*\.$/);
      assert.equal(pageOf(profile).facts.unusable, tooltip?.lines[0]?.value);
    });

    it("is marked in pickers", () => {
      assert.ok(profileTexts(listed(profile)).description.startsWith(mark));
    });

    it("is not offered as a source", () => {
      assert.deepEqual(sourceChoices(virginia, contents), []);
      assert.deepEqual(
        rowsOf(virginia, contents).filter((row) => contextValue(row).split(" ").includes("source")),
        [],
      );
    });

    it("shows no undefined value anywhere", () => {
      const rows = rowsOf(virginia, contents);
      const shown = [
        rows.map((row) => present(row, { language: "en" })),
        rows.map((row) => tooltipOf(row, contents, dates)),
        profileTexts(listed(profile)),
        pageOf(profile),
      ];
      assert.ok(!/undefined|NaN/.test(JSON.stringify(shown)), JSON.stringify(shown));
    });
  });
}

describe("an active profile with models", () => {
  it("is usable", () => {
    const profile = profileFrom({ status: "ACTIVE", models: [{}, ...models] });
    assert.equal(findUnusableReason(profile), undefined);
    assert.equal(pageOf(profile).facts.unusable, undefined);
    assert.equal(sourceChoices(virginia, contentsOf([], [profile])).length, 1);
  });
});

function pageOf(profile: InferenceProfile) {
  const contents = contentsOf([], [profile]);
  return createDetailsViewModel(
    {
      connection: virginia,
      arn: profile.arn,
      profile: { status: "ready", value: profile },
      lists: { status: "ready", value: contents },
      models: { status: "ready", value: contents.models },
    },
    "en",
    noTagRules,
  );
}
