import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { UseVerdict } from "../../../../src/domain/usage/unused";
import { unusedRange } from "../../../../src/domain/usage/unused";
import { describeCosts } from "../../../../src/features/usage/describeCosts";
import { describeUnused } from "../../../../src/features/usage/describeUnused";
import type { UnusedResult } from "../../../../src/profiles/usage/unusedProfiles";
import { reportCsv } from "../../../../src/webviews/report/reportCsv";
import { accountId, applicationProfile, problem } from "../../domain/samples";

const now = Date.parse("2026-11-25T12:00:30Z");
const connection = { region: "us-east-1" };

function unusedResult(
  verdicts: readonly (readonly [string, UseVerdict])[],
  more: Partial<UnusedResult> = {},
): UnusedResult {
  return {
    plan: { days: 90, range: unusedRange(90, now), asOf: now, candidates: [], used: 7, problems: [] },
    verdicts: verdicts.map(([name, verdict]) => ({
      connection,
      profile: applicationProfile(name, { name, createdAt: new Date("2026-01-02T00:00:00Z") }),
      verdict,
    })),
    problems: [],
    canceled: false,
    billedMetrics: 600,
    ...more,
  };
}

const facts = {
  tagsOf: () => [
    { key: "team", value: "legal" },
    { key: "managed-by", value: "terraform" },
  ],
  contentsOf: () => undefined,
  managedByTags: ["managed-by"],
  language: "en",
};

describe("the report of unused profiles", () => {
  it("lists profiles that are too new or unknown separately, and only counts profiles in use", () => {
    const report = describeUnused(
      unusedResult([
        ["used", "used"],
        ["old", "unused"],
        ["young", "tooNew"],
        ["ageless", "unknownAge"],
        ["failed", "unknown"],
      ]),
      facts,
    );
    assert.deepEqual(
      report.groups.map(({ label, rows }) => [label, rows.map(({ cells }) => cells[0])]),
      [
        ["No recorded call, throttled attempt, or client error in 90 days", ["old"]],
        ["Too new to tell: created within this period, no recorded use since", ["young"]],
        ["No recorded use, but the creation date is unknown", ["ageless"]],
        ["Not known, because data is missing", ["failed"]],
      ],
    );
    assert.ok(report.notes.includes("Application profiles with recorded use, which are not listed: 8"));
    assert.ok(report.notes.includes("CloudWatch metrics requested: 600 (about $0.006)"));
    assert.equal(report.scope?.replaceAll(/\s/g, " "), "From Aug 27, 2026, 12:00 AM UTC to Nov 25, 2026, 12:00 PM UTC");
  });

  it("shows the account, Region, model, creation date, manager, tags and ARN, and copies the ARNs of selected rows", () => {
    const report = describeUnused(unusedResult([["old", "unused"]]), facts);
    const cells = report.groups[0]?.rows[0]?.cells ?? [];
    const byLabel = Object.fromEntries(report.columns.map(({ label }, index) => [label, cells[index]]));
    const { arn } = applicationProfile("old");
    assert.deepEqual(
      ["AWS account", "Region", "Created", "Managed by", "Tags", "ARN"].map((label) => byLabel[label]),
      [
        accountId,
        "us-east-1",
        "2026-01-02T00:00:00.000Z",
        "managed-by=terraform",
        "team=legal; managed-by=terraform",
        arn,
      ],
    );
    assert.deepEqual(report.actions, [{ id: "copyArns", label: "Copy ARNs" }]);
    const unknown = describeUnused(unusedResult([["old", "unused"]]), { ...facts, tagsOf: () => undefined });
    assert.ok(unknown.groups[0]?.rows[0]?.cells.some((cell) => typeof cell === "object" && cell.text === "unknown"));
  });

  it("states what failed or was canceled", () => {
    const { warning } = describeUnused(
      unusedResult([], { canceled: true, problems: [problem("accessDenied")] }),
      facts,
    );
    assert.match(warning ?? "", /^The report was canceled, so it is incomplete\. ./);
  });
});

const costs = {
  tagKey: "team",
  start: "2026-11-01",
  end: "2026-11-25",
  groups: [
    { tagValue: "search", service: "Amazon Bedrock", amount: 3, currency: "USD" },
    { tagValue: "search", service: "Claude Sonnet 4.5 (Amazon Bedrock Edition)", amount: 6, currency: "USD" },
    { service: "Amazon Bedrock", amount: 1, currency: "USD" },
  ],
  estimated: true,
  requests: 2,
  truncated: false,
};

describe("the report of costs", () => {
  it("is grouped by tag and service, with subtotals, shares, days, and the price of its requests", () => {
    const report = describeCosts({ asOf: now, report: costs }, accountId, "en");
    assert.deepEqual(
      report.groups.map(({ label, rows, subtotal }) => [label, subtotal, rows.map(({ cells }) => cells)]),
      [
        [
          "team=search",
          ["", 9, 0.9],
          [
            ["Amazon Bedrock", 3, 0.3],
            ["Claude Sonnet 4.5 (Amazon Bedrock Edition)", 6, 0.6],
          ],
        ],
        ["Without the tag team", ["", 1, 0.1], [["Amazon Bedrock", 1, 0.1]]],
      ],
    );
    assert.deepEqual(report.total, ["", 10, 1]);
    assert.equal(report.scope, `Account ${accountId}, November 1, 2026 to November 24, 2026`);
    assert.equal(report.refreshLabel, "Load Again ($0.01 for each page)");
    assert.ok(report.notes.includes("Requests to Cost Explorer: 2 ($0.02)"));
    assert.equal(report.warning, undefined);
  });

  it("explains why everything may be untagged, and states whether pages are missing or there are no costs", () => {
    const untagged = { ...costs, groups: costs.groups.slice(2) };
    const { warning } = describeCosts({ asOf: now, report: untagged }, accountId, "en");
    assert.match(warning ?? "", /^None of these costs has the tag team\. .*activated.*management account/);
    assert.match(
      describeCosts({ asOf: now, report: { ...costs, truncated: true } }, accountId, "en").warning ?? "",
      /more pages/,
    );
    const { notes, total } = describeCosts({ asOf: now, report: { ...costs, groups: [] } }, accountId, "en");
    assert.deepEqual([total, notes[0]], [undefined, "Cost Explorer has no costs of Amazon Bedrock in this period."]);
  });

  it("states the currency if it is not US dollars", () => {
    const groups = [{ service: "Amazon Bedrock", amount: 7, currency: "CNY" }];
    const report = describeCosts({ asOf: now, report: { ...costs, groups } }, accountId, "en");
    assert.deepEqual(report.groups[0]?.rows[0]?.cells[1], { value: 7, text: "CN¥7.00", note: "CNY" });
    const csv = reportCsv(report, undefined, { group: "Group", notes: "Notes" }, "en");
    assert.match(csv, /,Amazon Bedrock,7,1,CNY\r?\n/);
  });

  it("does not add up amounts in different currencies, and accepts a unit that is not a currency", () => {
    const groups = [
      { service: "Amazon Bedrock", amount: 7, currency: "EUR" },
      { service: "Amazon Bedrock", amount: 2.5, currency: "USD" },
      { service: "Claude (Amazon Bedrock Edition)", amount: 0, currency: "N/A" },
    ];
    const { groups: shown, total } = describeCosts({ asOf: now, report: { ...costs, groups } }, accountId, "en");
    assert.deepEqual(total, ["", { value: 9.5, text: "€7.00, $2.50, 0 N/A" }, ""]);
    assert.deepEqual(
      shown[0]?.rows.map(({ cells }) => cells[2]),
      ["", "", ""],
    );
  });
});
