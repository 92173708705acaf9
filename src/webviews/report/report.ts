import * as z from "../../util/zod";
import { dateText } from "../messages";

/**
 * A value in a table: a text, a number or, in a date column, a date in ISO 8601 format. An object adds a text to show instead of
 * the value, or a note below it. If there is no `value`, the text states the reason, for example `no price known`.
 */
const reportCell = z.union([
  z.string(),
  z.number(),
  z.object({
    value: z.exactOptional(z.union([z.string(), z.number()])),
    text: z.exactOptional(z.string()),
    note: z.exactOptional(z.string()),
  }),
]);

/** The format of the values in a column. Money is in US dollars, a share is a number from 0 to 1, and a date is in UTC. */
const columnType = z.enum(["text", "code", "number", "money", "share", "date"]);

const reportColumn = z.object({
  label: z.string(),
  type: columnType,
  /** Explains the column. */
  note: z.exactOptional(z.string()),
});

const reportRow = z.object({
  /** Identifies the row in messages from the page. Unique in the report. */
  id: z.string(),
  /** One cell for each column. */
  cells: z.array(reportCell),
});

const reportGroup = z.object({
  /** The label, or undefined if the rows are not grouped. */
  label: z.exactOptional(z.string()),
  rows: z.array(reportRow),
  /** The subtotals of the group, with one cell per column. The first cell is not shown, because the label is in its place. */
  subtotal: z.exactOptional(z.array(reportCell)),
});

const sortOrder = z.object({ column: z.int(), descending: z.boolean() });

/** The contents of a report page: a table whose rows may be grouped. All texts are localized and may contain untrusted text. */
const report = z.object({
  title: z.string(),
  /** Describes what the report covers, for example a filter or a period. */
  scope: z.exactOptional(z.string()),
  /** The time when the data was loaded. */
  asOf: dateText,
  /** States that data is missing. */
  warning: z.exactOptional(z.string()),
  columns: z.array(reportColumn),
  groups: z.array(reportGroup),
  /** The totals of all groups, with one cell per column. The first cell is not shown. */
  total: z.exactOptional(z.array(reportCell)),
  /** The initial order, or undefined to keep the order of the rows. */
  sort: z.exactOptional(sortOrder),
  /** Notes that are shown below the table. */
  notes: z.array(z.string()),
  /** Whether clicking the first cell of a row opens something. */
  hasLinks: z.boolean(),
  /** The buttons for the selected rows, by ID. If there are none, rows cannot be selected. */
  actions: z.array(z.object({ id: z.string(), label: z.string() })),
  /**
   * The label of the button that loads the data again, or undefined if there is no such button. Includes the price if the request
   * is billed.
   */
  refreshLabel: z.exactOptional(z.string()),
});

export const reportSchema = report;
export const sortOrderSchema = sortOrder;

export type Report = z.infer<typeof report>;
export type ReportCell = z.infer<typeof reportCell>;
export type ReportColumn = z.infer<typeof reportColumn>;
export type ReportGroup = z.infer<typeof reportGroup>;
export type ReportRow = z.infer<typeof reportRow>;
export type SortOrder = z.infer<typeof sortOrder>;

/** Returns the value of a cell, or undefined if it has none. */
export function valueOf(cell: ReportCell | undefined): string | number | undefined {
  return typeof cell === "object" ? cell.value : cell;
}
