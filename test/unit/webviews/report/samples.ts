import type { Report } from "../../../../src/webviews/report/report";

/** A report with a separate group for unknown values, values of every type, and missing values. */
export const report: Report = {
  title: "Costs",
  asOf: { text: "today", iso: "2026-11-27T00:00:00.000Z" },
  columns: [
    { label: "Name", type: "text" },
    { label: "Calls", type: "number" },
    { label: "Cost", type: "money" },
    { label: "Share", type: "share" },
    { label: "Last call", type: "date" },
  ],
  groups: [
    {
      label: "search",
      rows: [
        { id: "1", cells: ["b10", 5, 1.5, 0.25, "2026-11-02T00:00:00Z"] },
        { id: "2", cells: ["b9", 1200, { text: "no price known" }, { value: 0.5, note: "of all" }, ""] },
        { id: "3", cells: ["=a", 0, 0, 0, "2026-10-30T00:00:00Z"] },
      ],
      subtotal: ["", 1205, 1.5, 0.75, ""],
    },
    { label: "ads", rows: [{ id: "4", cells: ["c", 2000, 0.001, 0.25, ""] }], subtotal: ["", 2000, 0.001, 0.25, ""] },
    { label: "deleted or unknown", rows: [{ id: "5", cells: ["x", 9000, { text: "unknown" }, "", ""] }] },
  ],
  notes: [],
  hasLinks: true,
  actions: [{ id: "copy", label: "Copy" }],
};
