import * as l10n from "@vscode/l10n";
import type { TemplateResult } from "lit";
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { cellFormat } from "../formatCell";
import type { Report, ReportCell, ReportColumn, ReportGroup, ReportRow, SortOrder } from "../report";
import { sortGroups } from "../sortReport";

/** The content of the table, and the functions of its controls. */
export interface TableContext {
  readonly report: Report;
  readonly order: SortOrder | undefined;
  readonly selected: ReadonlySet<string>;
  /** The number of rows to show. More rows would make the page slow. */
  readonly shownRows: number;
  readonly language: string;
  sort(column: number): void;
  select(ids: readonly string[], isSelected: boolean): void;
  open(row: string): void;
}

type FormatCell = (cell: ReportCell | undefined) => string;

/** Renders the table. It scrolls horizontally in a separate region, so that it can be used in a narrow panel. */
export function reportTable(context: TableContext): TemplateResult {
  const { report, order, shownRows, language } = context;
  const formats = report.columns.map((column) => cellFormat(column, language));
  const groups = limitRows(sortGroups(report.groups, order, language), shownRows);
  return html`<div class="table-region" role="region" tabindex="0" aria-label=${report.title}>
    <table>
      ${header(context)} ${groups.map((group) => groupRows(group, formats, context))}
      ${
        report.total
          ? html`<tfoot>
              ${sumRow(l10n.t("Total"), report.total, formats, context)}
            </tfoot>`
          : nothing
      }
    </table>
  </div>`;
}

/** Omits the rows beyond the given number, and the groups that contain only such rows. */
function limitRows(groups: readonly ReportGroup[], count: number): readonly ReportGroup[] {
  const limited: ReportGroup[] = [];
  let left = count;
  for (const group of groups) {
    if (left > 0) {
      limited.push({ ...group, rows: group.rows.slice(0, left) });
    }
    left -= group.rows.length;
  }
  return limited;
}

function header(context: TableContext): TemplateResult {
  const { report, order } = context;
  return html`<thead>
    <tr data-one-tab-stop>
      ${canSelect(report) ? html`<th scope="col" class="select">${selectAll(context)}</th>` : nothing}
      ${report.columns.map((column, index) => {
        const direction = order?.column === index ? (order.descending ? "descending" : "ascending") : "none";
        return html`<th scope="col" class=${columnClass(column)} aria-sort=${direction}>
          <button type="button" title=${column.note ?? nothing} @click=${() => context.sort(index)}>
            ${column.label}<span class="codicon codicon-${sortIcons[direction]}" aria-hidden="true"></span>
          </button>
        </th>`;
      })}
    </tr>
  </thead>`;
}

const sortIcons = { ascending: "arrow-up", descending: "arrow-down", none: "blank" } as const;

function selectAll(context: TableContext): TemplateResult {
  const { report, selected } = context;
  const ids = report.groups.flatMap(({ rows }) => rows.map(({ id }) => id));
  const isAll = ids.length > 0 && ids.every((id) => selected.has(id));
  return html`<input
    type="checkbox"
    aria-label=${l10n.t("Select all rows")}
    .checked=${isAll}
    .indeterminate=${!isAll && selected.size > 0}
    @change=${() => context.select(ids, !isAll)}
  />`;
}

function groupRows(group: ReportGroup, formats: readonly FormatCell[], context: TableContext): TemplateResult {
  const { report } = context;
  const width = report.columns.length + Number(canSelect(report));
  const { label, subtotal, rows } = group;
  return html`<tbody data-one-tab-stop>
    ${
      label === undefined
        ? nothing
        : subtotal
          ? sumRow(label, subtotal, formats, context)
          : html`<tr class="group">
              <th scope="rowgroup" colspan=${width}><span class="value">${label}</span></th>
            </tr>`
    }
    ${repeat(
      rows,
      ({ id }) => id,
      (row) => tableRow(row, formats, context),
    )}
  </tbody>`;
}

function tableRow({ id, cells }: ReportRow, formats: readonly FormatCell[], context: TableContext): TemplateResult {
  const { report, selected } = context;
  const name = formats[0]?.(cells[0]) ?? "";
  return html`<tr class=${selected.has(id) ? "selected" : ""}>
    ${
      canSelect(report)
        ? html`<td class="select">
            <input
              type="checkbox"
              aria-label=${l10n.t("Select {0}", name)}
              .checked=${selected.has(id)}
              @change=${() => context.select([id], !selected.has(id))}
            />
          </td>`
        : nothing
    }
    ${report.columns.map((column, index) => {
      const text = formats[index]?.(cells[index]) ?? "";
      if (index === 0) {
        const shown = report.hasLinks
          ? html`<button type="button" class="link" @click=${() => context.open(id)}>${text}</button>`
          : text;
        return html`<th scope="row"><span class="value">${shown}</span>${note(cells[index])}</th>`;
      }
      return html`<td class=${columnClass(column)}>${cellContent(column, cells[index], text)}</td>`;
    })}
  </tr>`;
}

function sumRow(
  label: string,
  cells: readonly ReportCell[],
  formats: readonly FormatCell[],
  { report }: TableContext,
): TemplateResult {
  return html`<tr class="group">
    <th scope="row" colspan=${canSelect(report) ? 2 : 1}><span class="value">${label}</span></th>
    ${report.columns
      .slice(1)
      .map(
        (column, index) =>
          html`<td class=${columnClass(column)}>
            ${cellContent(column, cells[index + 1], formats[index + 1]?.(cells[index + 1]) ?? "")}
          </td>`,
      )}
  </tr>`;
}

function cellContent(column: ReportColumn, cell: ReportCell | undefined, text: string): TemplateResult {
  const isMissing = typeof cell === "object" && cell.value === undefined;
  const value = column.type === "code" && !isMissing ? html`<code>${text}</code>` : text;
  return html`<span class="value ${isMissing ? "muted" : ""}">${value}</span>${note(cell)}`;
}

function note(cell: ReportCell | undefined): TemplateResult | typeof nothing {
  return typeof cell === "object" && cell.note !== undefined ? html`<div class="hint">${cell.note}</div>` : nothing;
}

function columnClass({ type }: ReportColumn): string {
  return type === "number" || type === "money" || type === "share" ? "numeric" : type;
}

function canSelect({ actions }: Report): boolean {
  return actions.length > 0;
}
