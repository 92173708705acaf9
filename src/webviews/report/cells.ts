import * as l10n from "@vscode/l10n";
import { formatDateTime } from "../../messages/dates";
import type { Report, ReportCell } from "./report";

/** Returns a cell with a date, or with the text that it is unknown. */
export function dateCell(date: Date | undefined): ReportCell {
  return date && !Number.isNaN(date.getTime()) ? date.toISOString() : { text: l10n.t("unknown") };
}

/** Returns when the data was loaded, for the *As of* line of a report. */
export function asOfText(date: Date, language: string): Report["asOf"] {
  return formatDateTime(date, language) ?? { text: "", iso: "" };
}
