import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ReportedProfile } from "../../../../src/features/explorer/profilesReport";
import { profileKey } from "../../../../src/domain/connection";
import { profilesReport } from "../../../../src/features/explorer/profilesReport";
import { reportSchema } from "../../../../src/webviews/report/report";
import { everything, legacySystem, plainApplication, plainSystem, virginia } from "./samples";

const facts = {
  requiredTags: [{ key: "team", values: [] }],
  managedByTags: [],
  scope: "Filter: x",
  now: new Date("2026-11-27T12:00:00Z"),
  language: "en",
};

function reported(profile: ReportedProfile["profile"], tags: ReportedProfile["tags"]): ReportedProfile {
  return { connection: virginia, profile, models: everything.models, tags };
}

/** Returns the cells of a profile, keyed by column label. */
function cells(profile: ReportedProfile) {
  const report = profilesReport([profile], facts);
  const row = report.groups[0]?.rows[0];
  assert.equal(row?.id, profileKey(profile.connection, profile.profile.arn));
  return Object.fromEntries(report.columns.map(({ label }, index) => [label, row.cells[index]]));
}

describe("the table of inference profiles", () => {
  it("can be sent to the page, and includes the filter", () => {
    const report = profilesReport([reported(plainApplication, [])], facts);
    assert.deepEqual(reportSchema.parse(report), report);
    assert.equal(report.scope, "Filter: x");
  });

  it("distinguishes tags that are not loaded, tags that could not be loaded, and missing tags", () => {
    assert.deepEqual(cells(reported(plainApplication, "loading"))["Tags"], { text: "not loaded" });
    assert.deepEqual(cells(reported(plainApplication, "failed"))["Tags"], { text: "could not be loaded" });
    assert.equal(cells(reported(plainApplication, []))["Tags"], "");
    assert.equal(cells(reported(plainSystem, "loading"))["Tags"], "");
  });

  it("shows tags, missing required tags, and the infrastructure code that manages the profile", () => {
    const stack = { key: "aws:cloudformation:stack-name", value: "search" };
    const row = cells(reported(plainApplication, [stack, { key: "owner", value: "a=b" }]));
    assert.equal(row["Tags"], "aws:cloudformation:stack-name=search; owner=a=b");
    assert.equal(row["Required tags"], "missing tags: team");
    assert.equal(row["Managed by"], "CloudFormation stack search");
    assert.equal(cells(reported(plainApplication, [{ key: "team", value: "x" }]))["Required tags"], "complete");
  });

  it("shows the end of life as a sortable date, and marks legacy models", () => {
    assert.deepEqual(cells(reported(legacySystem, []))["End of life"], {
      value: "2027-03-01T00:00:00.000Z",
      note: "Legacy",
    });
    assert.deepEqual(cells(reported(plainSystem, []))["End of life"], { text: "not announced" });
    assert.deepEqual(cells({ ...reported(plainSystem, []), models: new Map() })["End of life"], { text: "unknown" });
  });
});
