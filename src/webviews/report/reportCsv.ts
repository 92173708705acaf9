import { formatCsv } from "../../util/csv";
import type { Report, ReportCell, SortOrder } from "./report";
import { sortGroups } from "./sortReport";

/**
 * Formats the rows of a report as CSV, in the order that the page shows. Values are not localized: numbers have a decimal point,
 * shares are from 0 to 1, and dates are in ISO 8601 format. The group has a separate column. Subtotals are omitted, because they
 * would be counted twice.
 */
export function reportCsv(report: Report, order: SortOrder | undefined, groupLabel: string, language: string): string {
  const isGrouped = report.groups.some(({ label }) => label !== undefined);
  const header = report.columns.map(({ label }) => label);
  const rows = sortGroups(report.groups, order, language).flatMap(({ label, rows }) =>
    rows.map(({ cells }) => [
      ...(isGrouped ? [label] : []),
      ...report.columns.map((_, index) => rawValue(cells[index])),
    ]),
  );
  return formatCsv([[...(isGrouped ? [groupLabel] : []), ...header], ...rows]);
}

/** Returns the value of a cell, or the reason that there is none. */
function rawValue(cell: ReportCell | undefined): string | number | undefined {
  return typeof cell === "object" ? (cell.value ?? cell.text) : cell;
}
