import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Tag } from "../../../../src/domain/inferenceProfile";
import type { ReportPlace, UsageRow } from "../../../../src/domain/usage/usageReport";
import { reportRange } from "../../../../src/domain/usage/usageReport";
import { describeReport, shownRows, type ReportFacts } from "../../../../src/features/usage/describeReport";
import type { LoadedReport } from "../../../../src/profiles/usage/usageReports";
import { valueOf, type ReportCell } from "../../../../src/webviews/report/report";
import { accountId, applicationProfile, foundationModel, modelArn, problem } from "../../domain/samples";

const now = Date.parse("2026-11-25T12:00:30Z");
const nova = "amazon.nova-pro-v1:0";
const connection = { region: "us-east-1" };
const place: ReportPlace = {
  connection,
  accountId,
  awsProfiles: [],
  profiles: [],
  listed: new Set(),
  unlisted: "all",
};
const models = new Map([nova, "made-up.model-v1"].map((id) => [id, foundationModel(id)]));

const row = (name: string, model: string, totals: UsageRow["totals"], more: Partial<UsageRow> = {}): UsageRow => ({
  place,
  profile: applicationProfile(name, { name, modelArns: [modelArn(model)] }),
  id: name,
  totals,
  ...(totals.calls ? { lastCall: Date.parse("2026-11-20T00:00:00Z") } : {}),
  partial: false,
  ...more,
});

const unlisted = (id: string, calls: number): UsageRow => {
  const { profile: _, ...rest } = row(id, nova, { calls });
  return rest;
};

const search = row("search", nova, { calls: 10, input: 1_000_000, output: 1_000_000 });
const ads = row("ads", nova, { calls: 5, input: 3_000_000, output: 0, cacheRead: 1_000_000, cacheWrite: 0 });
const madeUp = row("new-model", "made-up.model-v1", { calls: 1, input: 500 });
const image = row("images", nova, { calls: 2 });
const idle = row("idle", nova, {});

const tags: Readonly<Record<string, readonly Tag[]>> = {
  search: [{ key: "team", value: "search" }],
  ads: [{ key: "team", value: "ads" }],
  "new-model": [{ key: "team", value: "search" }],
  images: [],
};

function loaded(rows: readonly UsageRow[], more: Partial<LoadedReport> = {}): LoadedReport {
  return {
    plan: { range: reportRange("thisMonth", now), asOf: now, places: [] },
    rows,
    problems: [],
    canceled: false,
    billedMetrics: 250,
    ...more,
  };
}

const facts: ReportFacts = {
  scope: "All AWS profiles and Regions",
  tagKeys: ["team"],
  showsAll: false,
  tagsOf: ({ id }) => tags[id],
  contentsOf: () => ({ application: [], systemDefined: [], models }),
  prices: { models: {}, discountPercentByProvider: {} },
  language: "en",
};

/** Returns the cells of a row, keyed by column label. */
function cellsOf(report: ReturnType<typeof describeReport>, cells: readonly ReportCell[] = []) {
  return Object.fromEntries(report.columns.map(({ label }, index) => [label, cells[index]]));
}

const rowNamed = (report: ReturnType<typeof describeReport>, name: string) =>
  cellsOf(report, report.groups.flatMap(({ rows }) => rows).find(({ cells }) => valueOf(cells[0]) === name)?.cells);

describe("the usage report", () => {
  it("shows the account, Region, model, tags, calls, tokens by type, cost, share, and the last day with calls", () => {
    const report = describeReport(loaded([search, ads]), facts);
    assert.deepEqual(rowNamed(report, "search"), {
      "Inference profile": { value: "search" },
      "AWS account": accountId,
      Region: "us-east-1",
      Model: models.get(nova)?.name,
      team: "search",
      Calls: 10,
      "Input tokens": 1_000_000,
      "Cache read tokens": { text: "No data" },
      "Cache write tokens": { text: "No data" },
      "Output tokens": 1_000_000,
      "Estimated cost": 4,
      "Share of cost": 4 / 6.6,
      "Last day with calls": "2026-11-20T00:00:00.000Z",
    });
    const total = cellsOf(report, report.total);
    assert.deepEqual([total["Calls"], total["Input tokens"], total["Share of cost"]], [15, 4_000_000, 1]);
    assert.ok(Math.abs(Number(total["Estimated cost"]) - 6.6) < 1e-9);
    // Intl inserts different kinds of spaces into dates.
    assert.equal(
      report.scope?.replaceAll(/\s/g, " "),
      "All AWS profiles and Regions, This month, Nov 1, 2026, 12:00 AM – Nov 25, 2026, 12:00 PM UTC",
    );
  });

  it("has groups by tag with subtotals, including groups for profiles without the tag and with unknown tags", () => {
    const report = describeReport(loaded([search, madeUp, ads, image, row("secret", nova, { calls: 3 })]), {
      ...facts,
      groupBy: "team",
    });
    assert.deepEqual(
      report.groups.map(({ label, rows, subtotal }) => [label, rows.length, cellsOf(report, subtotal)["Calls"]]),
      [
        ["team=search", 2, 11],
        ["team=ads", 1, 5],
        ["Without the tag team", 1, 2],
        ["Unknown tags", 1, 3],
      ],
    );
    assert.deepEqual(rowNamed(report, "secret")["team"], { text: "unknown" });
    // The subtotal states that it is too low.
    assert.deepEqual(cellsOf(report, report.groups[0]?.subtotal)["Estimated cost"], {
      value: 4,
      note: "without rows that have no estimate: 1",
    });
  });

  it("distinguishes an unknown price from zero and from the price of a similar model, and missing data from zero", () => {
    const report = describeReport(loaded([madeUp, image, ads]), facts);
    assert.deepEqual(rowNamed(report, "new-model")["Estimated cost"], { text: "No price known" });
    assert.deepEqual(rowNamed(report, "images")["Estimated cost"], { text: "No data about tokens" });
    assert.deepEqual(
      [rowNamed(report, "images")["Input tokens"], rowNamed(report, "ads")["Output tokens"]],
      [{ text: "No data" }, 0],
    );
  });

  it("lists IDs without a profile as deleted or unknown, and lists models that were called directly", () => {
    const report = describeReport(loaded([search, unlisted("q7m2x9k4v1zd", 4), unlisted(nova, 3)]), facts);
    assert.deepEqual(
      report.groups.map(({ label, rows }) => [label, rows.map(({ cells }) => cells[0])]),
      [
        ["Inference profiles", [{ value: "search" }]],
        ["Deleted or unknown", [{ value: "q7m2x9k4v1zd", note: "deleted or unknown" }]],
        ["Models called without an inference profile", [{ value: nova, note: "called without an inference profile" }]],
      ],
    );
  });

  it("does not call IDs deleted or unknown in a Region whose profiles could not be loaded", () => {
    const report = describeReport(loaded([unlisted("q7m2x9k4v1zd", 4)]), { ...facts, contentsOf: () => undefined });
    assert.deepEqual(
      report.groups.map(({ label, rows }) => [label, rows.map(({ cells }) => cells[0])]),
      [
        [
          "IDs in Regions whose inference profiles are not loaded",
          [{ value: "q7m2x9k4v1zd", note: "not known, because the inference profiles are not loaded" }],
        ],
      ],
    );
  });

  it("states why a sum has no cost, preferably because of an unknown price", () => {
    const costOf = (...rows: UsageRow[]) => {
      const report = describeReport(loaded(rows), { ...facts, showsAll: true });
      return cellsOf(report, report.total)["Estimated cost"];
    };
    assert.deepEqual(costOf(idle, image), { text: "No data about tokens" });
    assert.deepEqual(costOf(idle, madeUp), { text: "No price known" });
    assert.deepEqual(costOf(idle, { ...image, partial: true }), { text: "Unknown" });
  });

  it("omits profiles without calls and states their number, unless they were selected", () => {
    const report = describeReport(loaded([search, idle]), facts);
    assert.deepEqual(
      report.groups.map(({ rows }) => rows.length),
      [1],
    );
    assert.ok(report.notes.includes("Inference profiles without recorded calls, which are not listed: 1"));
    const chosen = describeReport(loaded([search, idle]), { ...facts, showsAll: true });
    assert.deepEqual(rowNamed(chosen, "idle")["Last day with calls"], { text: "None recorded" });
    assert.deepEqual(shownRows(loaded([idle]), false), []);
  });

  it("marks partial data, and states what failed or was canceled", () => {
    const partial = { ...idle, partial: true };
    const report = describeReport(
      loaded([partial], { canceled: true, problems: [problem("accessDenied"), problem("accessDenied")] }),
      facts,
    );
    const { "Inference profile": name, ...cells } = rowNamed(report, "idle");
    assert.deepEqual(name, { value: "idle", note: "partial data" });
    const unknown = { text: "Unknown" };
    for (const label of ["Estimated cost", "Calls", "Input tokens", "Output tokens", "Last day with calls"]) {
      assert.deepEqual([cells[label], cellsOf(report, report.total)[label] || unknown], [unknown, unknown], label);
    }
    assert.match(report.warning ?? "", /^The report was canceled, so it is incomplete\. Some data is missing\./);
    assert.equal(describeReport(loaded([search]), facts).warning, undefined);
  });

  it("states the price of its requests and the date of the list prices", () => {
    const { notes } = describeReport(loaded([search]), facts);
    assert.ok(notes.includes("CloudWatch metrics requested: 250 (about $0.0025)"));
    assert.ok(notes.some((note) => note.startsWith("An estimate with the list prices of ")));
    const discounted = describeReport(loaded([search]), { ...facts, prices: { ...facts.prices, discountPercent: 50 } });
    assert.equal(rowNamed(discounted, "search")["Estimated cost"], 2);
    assert.ok(discounted.notes.some((note) => note.endsWith("Prices and discounts in your settings are applied.")));
  });
});
