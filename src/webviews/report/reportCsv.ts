import { formatCsv } from "../../util/csv";
import type { Report, ReportCell, SortOrder } from "./report";
import { sortGroups } from "./sortReport";

/**
 * Formats the rows of a report as CSV, in the order that the page shows. Values are not localized: numbers have a decimal point,
 * shares are from 0 to 1, and dates are in ISO 8601 format. The group has a separate column, and so do the notes of the cells, for
 * example that a row has only partial data. Subtotals are omitted, because they would be counted twice.
 */
export function reportCsv(
  report: Report,
  order: SortOrder | undefined,
  labels: { readonly group: string; readonly notes: string },
  language: string,
): string {
  const isGrouped = report.groups.some(({ label }) => label !== undefined);
  const hasNotes = report.groups.some(({ rows }) => rows.some(({ cells }) => notesOf(cells) !== ""));
  const columns = (group: string | undefined, values: readonly (string | number | undefined)[], notes: string) => [
    ...(isGrouped ? [group] : []),
    ...values,
    ...(hasNotes ? [notes] : []),
  ];
  const header = columns(
    labels.group,
    report.columns.map(({ label }) => label),
    labels.notes,
  );
  const rows = sortGroups(report.groups, order, language).flatMap(({ label, rows }) =>
    rows.map(({ cells }) =>
      columns(
        label,
        report.columns.map((_, index) => rawValue(cells[index])),
        notesOf(cells),
      ),
    ),
  );
  return formatCsv([header, ...rows]);
}

function notesOf(cells: readonly ReportCell[]): string {
  return cells.flatMap((cell) => (typeof cell === "object" ? (cell.note ?? []) : [])).join(", ");
}

/** Returns the value of a cell, or the reason that there is none. */
function rawValue(cell: ReportCell | undefined): string | number | undefined {
  return typeof cell === "object" ? (cell.value ?? cell.text) : cell;
}
