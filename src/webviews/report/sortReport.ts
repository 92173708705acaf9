import { toIntlLocale } from "../../messages/language";
import type { ReportCell, ReportGroup, SortOrder } from "./report";
import { valueOf } from "./report";

/**
 * Returns the groups with their rows sorted by a column. Groups are sorted by their subtotals in that column. Rows and groups
 * without a value come last in both directions, and equal ones keep their order.
 */
export function sortGroups(
  groups: readonly ReportGroup[],
  order: SortOrder | undefined,
  language: string,
): readonly ReportGroup[] {
  if (!order) {
    return groups;
  }
  const { column } = order;
  const compare = compareCells(order, language);
  return groups
    .map((group) => ({ ...group, rows: [...group.rows].sort((a, b) => compare(a.cells[column], b.cells[column])) }))
    .sort((a, b) => compare(a.subtotal?.[column], b.subtotal?.[column]));
}

function compareCells(
  { descending }: SortOrder,
  language: string,
): (a: ReportCell | undefined, b: ReportCell | undefined) => number {
  const collator = new Intl.Collator(toIntlLocale(language), { numeric: true });
  const direction = descending ? -1 : 1;
  return (cellA, cellB) => {
    const [a, b] = [sortKey(cellA), sortKey(cellB)];
    if (a === undefined || b === undefined) {
      return Number(a === undefined) - Number(b === undefined);
    }
    return (
      direction * (typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b)))
    );
  };
}

/** Returns the value to sort by. Empty text counts as missing. */
function sortKey(cell: ReportCell | undefined): string | number | undefined {
  const value = valueOf(cell);
  return value === "" ? undefined : value;
}
