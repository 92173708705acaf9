import * as l10n from "@vscode/l10n";
import type { Tag } from "../../domain/inferenceProfile";
import { pricePerMetric } from "../../domain/usage/metrics";
import type { PriceSettings } from "../../domain/usage/prices";
import { isListed, type ReportMetric, type UsageRow } from "../../domain/usage/usageReport";
import { formatAwsProfileName } from "../../messages/awsProfile";
import { estimateNotes } from "../../messages/cost";
import { joinList, joinSentences } from "../../messages/list";
import { formatProblem } from "../../messages/problem";
import { formatCount, formatDollars, formatRange, formatTokenKind, formatUsageWindow } from "../../messages/usage";
import type { RegionContents } from "../../profiles/regionContents";
import type { LoadedReport } from "../../profiles/usage/usageReports";
import { asOfText } from "../../webviews/report/cells";
import type { Report, ReportCell, ReportColumn, ReportGroup } from "../../webviews/report/report";
import { costCell, costOfRow, hasTokens, modelCell, rowKind, tagCell, type RowKind } from "./rowFacts";

/** The information that a usage report shows in addition to its data. */
export interface ReportFacts {
  /** Describes which profiles the report covers. */
  readonly scope: string;
  /** The tag keys that have a column. */
  readonly tagKeys: readonly string[];
  /** The tag key that rows are grouped by, or undefined if they are not. */
  readonly groupBy?: string | undefined;
  /** Whether profiles without calls have rows. */
  readonly showsAll: boolean;
  readonly tagsOf: (row: UsageRow) => readonly Tag[] | undefined;
  readonly contentsOf: (row: UsageRow) => RegionContents | undefined;
  readonly prices: PriceSettings;
  readonly language: string;
}

interface Column extends ReportColumn {
  readonly cell: (row: UsageRow) => ReportCell;
  /** Returns the subtotal for rows. */
  readonly sum?: (rows: readonly UsageRow[]) => ReportCell;
}

/** Returns the ID of a row in a usage report. */
export function usageRowId({ place, profile, id }: UsageRow): string {
  return `${place.accountId} ${place.connection.region} ${profile?.arn ?? id}`;
}

/** Returns the rows with calls or missing data. If `showsAll` is true, returns all rows. */
export function shownRows({ rows }: LoadedReport, showsAll: boolean): UsageRow[] {
  return rows.filter(({ lastCall, partial }) => showsAll || lastCall !== undefined || partial);
}

/** Returns the table with the usage and estimated cost of many profiles. */
export function describeReport(loaded: LoadedReport, facts: ReportFacts): Report {
  const rows = shownRows(loaded, facts.showsAll);
  const columns = columnsOf(rows, facts);
  const cells = (row: UsageRow) => columns.map(({ cell }) => cell(row));
  const sums = (of: readonly UsageRow[]) => columns.map(({ sum }): ReportCell => sum?.(of) ?? "");
  const groups = groupRows(rows, facts).map(({ label, members }): ReportGroup => ({
    ...(label === undefined ? {} : { label, subtotal: sums(members) }),
    rows: members.map((row) => ({ id: usageRowId(row), cells: cells(row) })),
  }));
  const { plan } = loaded;
  const { language } = facts;
  const warning = describeWarning(loaded);
  return {
    title: l10n.t("Usage and Cost"),
    scope: joinList([facts.scope, formatUsageWindow(plan.range.window), formatRange(plan.range, language)]),
    asOf: asOfText(new Date(plan.asOf), language),
    ...(warning === "" ? {} : { warning }),
    columns: columns.map(({ label, type, note }) => ({ label, type, ...(note === undefined ? {} : { note }) })),
    groups,
    ...(rows.length > 0 ? { total: sums(rows) } : {}),
    sort: { column: columns.findIndex(({ type }) => type === "money"), descending: true },
    notes: describeNotes(loaded, rows, facts),
    hasLinks: true,
    actions: [{ id: "copyArns", label: l10n.t("Copy ARNs") }],
    refreshLabel: l10n.t("Load Again..."),
  };
}

function columnsOf(rows: readonly UsageRow[], facts: ReportFacts): readonly Column[] {
  const { contentsOf, language, prices, tagKeys, tagsOf } = facts;
  const costs = new Map(rows.map((row) => [row, costOfRow(row, contentsOf(row), prices)]));
  const cost = (row: UsageRow) => costs.get(row);
  const total = sumOf(rows.map(cost));
  const hasAwsProfiles = new Set(rows.flatMap(({ place }) => place.awsProfiles)).size > 0;
  return [
    { label: l10n.t("Inference profile"), type: "text", cell: (row) => nameCell(row, rowKind(row, contentsOf(row))) },
    { label: l10n.t("AWS account"), type: "text", cell: ({ place }) => place.accountId },
    ...(hasAwsProfiles ? [awsProfileColumn()] : []),
    { label: l10n.t("Region"), type: "text", cell: ({ place }) => place.connection.region },
    { label: l10n.t("Model"), type: "text", cell: (row) => modelCell(row, contentsOf(row)) },
    ...tagKeys.map((key): Column => ({ label: key, type: "text", cell: (row) => tagCell(row, key, tagsOf(row)) })),
    // These columns come before the numbers, because a narrow page shows only the first columns.
    {
      label: l10n.t("Estimated cost"),
      type: "money",
      cell: (row) => costCell(row, cost(row)),
      sum: (of) => costSum(of, cost, language),
    },
    {
      label: l10n.t("Share of cost"),
      type: "share",
      cell: (row) => shareOf(cost(row), total),
      sum: (of) => shareOf(sumOf(of.map(cost)), total),
    },
    metricColumn(l10n.t("Calls"), "calls"),
    ...(["input", "cacheRead", "cacheWrite", "output"] as const).map((kind) =>
      metricColumn(formatTokenKind(kind), kind),
    ),
    {
      label: l10n.t("Last day with calls"),
      type: "date",
      cell: ({ lastCall, partial }) =>
        lastCall === undefined
          ? { text: partial ? l10n.t("Unknown") : l10n.t("None recorded") }
          : new Date(lastCall).toISOString(),
    },
  ];
}

function awsProfileColumn(): Column {
  return {
    label: l10n.t("AWS profile"),
    type: "text",
    cell: ({ place }) =>
      place.awsProfiles.length === 0 ? formatAwsProfileName(undefined) : joinList(place.awsProfiles),
  };
}

function metricColumn(label: string, metric: ReportMetric): Column {
  return {
    label,
    type: "number",
    cell: ({ totals, partial }) => totals[metric] ?? noData(partial),
    sum: (rows) => sumOf(rows.map(({ totals }) => totals[metric])) ?? noData(rows.some(({ partial }) => partial)),
  };
}

/** Returns the text instead of a number. It is unknown whether there is data that was not loaded. */
function noData(partial: boolean): ReportCell {
  return { text: partial ? l10n.t("Unknown") : l10n.t("No data") };
}

function nameCell({ profile, id, partial }: UsageRow, kind: RowKind): ReportCell {
  const notes = [
    ...(kind === "unlisted" ? [l10n.t("deleted or unknown")] : []),
    ...(kind === "unknown" ? [l10n.t("not known, because the inference profiles are not loaded")] : []),
    ...(kind === "model" ? [l10n.t("called without an inference profile")] : []),
    ...(partial ? [l10n.t("partial data")] : []),
  ];
  return { value: profile?.name ?? id, ...(notes.length > 0 ? { note: joinList(notes) } : {}) };
}

/**
 * Adds up the known costs. Includes the number of rows without a cost, because the sum is then too low. If no cost is known,
 * returns the reason, preferably that of a row with tokens.
 */
function costSum(
  rows: readonly UsageRow[],
  costOf: (row: UsageRow) => number | undefined,
  language: string,
): ReportCell {
  const value = sumOf(rows.map(costOf));
  const missing = rows.filter((row) => costOf(row) === undefined).length;
  const [first] = rows;
  if (value === undefined) {
    return first ? costCell(rows.find(hasTokens) ?? rows.find(({ partial }) => partial) ?? first, undefined) : "";
  }
  return missing === 0
    ? value
    : { value, note: l10n.t("without rows that have no estimate: {0}", formatCount(missing, language)) };
}

function shareOf(cost: number | undefined, total: number | undefined): ReportCell {
  return cost === undefined || total === undefined || total === 0 ? "" : cost / total;
}

function sumOf(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0);
}

interface RowGroup {
  readonly label?: string;
  readonly members: readonly UsageRow[];
}

/** Groups rows by a tag, or by kind if there are identifiers without a profile. */
function groupRows(rows: readonly UsageRow[], { contentsOf, groupBy, tagsOf }: ReportFacts): RowGroup[] {
  const kinds = new Map(rows.map((row) => [row, rowKind(row, contentsOf(row))]));
  const labelOf = (row: UsageRow): string => {
    switch (kinds.get(row)) {
      case "unlisted":
        return l10n.t("Deleted or unknown");
      case "unknown":
        return l10n.t("IDs in Regions whose inference profiles are not loaded");
      case "model":
        return l10n.t("Models called without an inference profile");
      default:
        return groupBy === undefined ? l10n.t("Inference profiles") : tagLabel(row, groupBy, tagsOf(row));
    }
  };
  if (groupBy === undefined && rows.every((row) => kinds.get(row) === "profile")) {
    return [{ members: rows }];
  }
  const groups = new Map<string, UsageRow[]>();
  for (const row of rows) {
    const label = labelOf(row);
    groups.set(label, [...(groups.get(label) ?? []), row]);
  }
  return [...groups].map(([label, members]) => ({ label, members }));
}

function tagLabel({ profile }: UsageRow, key: string, tags: readonly Tag[] | undefined): string {
  if (profile?.type !== "APPLICATION") {
    return l10n.t("System-defined inference profiles, which have no tags");
  }
  if (!tags) {
    return l10n.t("Unknown tags");
  }
  const value = tags.find((tag) => tag.key === key)?.value;
  return value === undefined ? l10n.t("Without the tag {0}", key) : `${key}=${value}`;
}

function describeWarning({ canceled, problems, rows }: LoadedReport): string {
  const isPartial = rows.some(({ partial }) => partial);
  return joinSentences(
    ...(canceled ? [l10n.t("The report was canceled, so it is incomplete.")] : []),
    ...(isPartial ? [l10n.t("Some data is missing. Rows with partial data may be too low.")] : []),
    ...new Set(problems.map((problem) => formatProblem(problem).sentence)),
  );
}

function describeNotes(loaded: LoadedReport, rows: readonly UsageRow[], facts: ReportFacts): string[] {
  const { billedMetrics, plan } = loaded;
  const { language, prices } = facts;
  const hidden = loaded.rows.length - rows.length;
  return [
    ...(hidden > 0
      ? [l10n.t("Inference profiles without recorded calls, which are not listed: {0}", formatCount(hidden, language))]
      : []),
    ...(isListed(plan)
      ? []
      : [l10n.t("IDs without an inference profile are included only if they had calls in the last 14 days.")]),
    l10n.t("CloudWatch data is usually a few minutes late. Days are UTC."),
    ...estimateNotes(prices, language),
    l10n.t(
      "CloudWatch metrics requested: {0} (about {1})",
      formatCount(billedMetrics, language),
      formatDollars(billedMetrics * pricePerMetric, language),
    ),
  ];
}
