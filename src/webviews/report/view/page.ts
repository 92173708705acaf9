import * as l10n from "@vscode/l10n";
import "@vscode-elements/elements/dist/vscode-progress-bar/index.js";
import { html, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { formatNumber } from "../../../messages/language";
import { HostConnection } from "../../page/hostConnection";
import { notice } from "../../page/notice";
import { handleTabStops, updateTabStops } from "../../page/tabStops";
import type { Report, SortOrder } from "../report";
import type { ReportHostMessage, ReportIntent } from "../reportMessages";
import { parseReportHostMessage } from "../reportMessages";
import type { TableContext } from "./table";
import { reportTable } from "./table";

/** The number of rows that are shown initially, and that the button below them adds. */
const rowsPerStep = 500;

/**
 * A report: a sortable table with notes. It renders without a shadow root, so that a single stylesheet applies to the entire
 * page.
 */
@customElement("inference-profiles-report")
export class InferenceProfilesReport extends LitElement implements Omit<TableContext, "report"> {
  readonly #host = new HostConnection<ReportIntent, ReportHostMessage, { readonly title: string }>(
    parseReportHostMessage,
  );
  #listening = new AbortController();
  #scrollTo = 0;

  @state() private report: Report | undefined;
  @state() order: SortOrder | undefined;
  @state() selected: ReadonlySet<string> = new Set();
  @state() shownRows = rowsPerStep;
  @state() private busy = false;
  @state() private announcement = { text: "", number: 0 };

  get language(): string {
    return document.documentElement.lang;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#host.listen((message) => this.#receive(message), signal);
    handleTabStops(this, signal);
    window.addEventListener("scroll", () => this.#host.saveScroll(window.scrollY), { signal, passive: true });
    this.#host.send({ type: "ready" });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listening.abort();
  }

  /**
   * Sorts by a column, or reverses the order if the table is already sorted by it. Numbers are initially sorted from largest to
   * smallest.
   */
  sort(column: number): void {
    const type = this.report?.columns[column]?.type;
    const startsDescending = type === "number" || type === "money" || type === "share";
    const descending = this.order?.column === column ? !this.order.descending : startsDescending;
    this.order = { column, descending };
    this.#host.send({ type: "sort", order: this.order });
    const label = this.report?.columns[column]?.label ?? "";
    this.#announce(descending ? l10n.t("Sorted by {0}, descending", label) : l10n.t("Sorted by {0}, ascending", label));
  }

  select = (ids: readonly string[], isSelected: boolean): void => {
    const selected = new Set(this.selected);
    ids.forEach((id) => (isSelected ? selected.add(id) : selected.delete(id)));
    this.selected = selected;
    this.#host.send({ type: "select", rows: [...selected] });
  };

  open(row: string): void {
    this.#host.send({ type: "open", row });
  }

  #receive(message: ReportHostMessage): void {
    switch (message.type) {
      case "show":
        if (message.bundle) {
          l10n.config({ contents: message.bundle });
        }
        this.#scrollTo = this.#host.save({ title: message.report.title });
        this.report = message.report;
        this.order = message.order;
        this.selected = new Set(message.selected);
        this.busy = message.busy;
        return;
      case "busy":
        this.busy = message.busy;
        return;
      case "announce":
        this.#announce(message.text);
    }
  }

  #announce(text: string): void {
    this.announcement = { text, number: this.announcement.number + 1 };
  }

  protected override updated(): void {
    updateTabStops(this);
    if (this.report && this.#scrollTo > 0) {
      window.scrollTo({ top: this.#scrollTo });
      this.#scrollTo = 0;
    }
  }

  protected override render(): TemplateResult {
    return html`${this.report ? this.#content(this.report) : nothing}
      <div class="status" role="status" aria-live="polite">
        ${keyed(this.announcement.number, html`<p>${this.announcement.text}</p>`)}
      </div>`;
  }

  #content(report: Report): TemplateResult {
    const { order, selected, shownRows, language, select } = this;
    const count = report.groups.reduce((sum, { rows }) => sum + rows.length, 0);
    const context: TableContext = {
      report,
      order,
      selected,
      shownRows,
      language,
      sort: (column) => this.sort(column),
      select,
      open: (row) => this.open(row),
    };
    return html`<main class="page" aria-busy=${this.busy ? "true" : "false"}>
      ${
        this.busy
          ? html`<vscode-progress-bar indeterminate aria-label=${l10n.t("Loading")}></vscode-progress-bar>`
          : nothing
      }
      <h1>${report.title}</h1>
      ${report.scope === undefined ? nothing : html`<p class="scope">${report.scope}</p>`}
      <p class="muted"><time datetime=${report.asOf.iso}>${l10n.t("As of {0}", report.asOf.text)}</time></p>
      ${report.warning === undefined ? nothing : notice("warning", report.warning)} ${this.#buttons(report)}
      ${count === 0 ? html`<p>${l10n.t("No rows.")}</p>` : reportTable(context)} ${this.#moreRows(count)}
      ${report.notes.map((note) => html`<p class="hint">${note}</p>`)}
    </main>`;
  }

  #buttons({ refreshLabel, actions }: Report): TemplateResult {
    const button = (label: string, icon: string | undefined, intent: ReportIntent, isDisabled = false) =>
      html`<button
        type="button"
        class="button secondary"
        ?disabled=${isDisabled}
        @click=${() => this.#host.send(intent)}
      >
        ${icon === undefined ? nothing : html`<span class="codicon codicon-${icon}" aria-hidden="true"></span>`}${label}
      </button>`;
    return html`<div class="page-actions">
      ${refreshLabel === undefined ? nothing : button(refreshLabel, "refresh", { type: "refresh" }, this.busy)}
      ${button(l10n.t("Copy as CSV"), "copy", { type: "copyCsv" })}
      ${button(l10n.t("Save as CSV..."), "save", { type: "saveCsv" })}
      ${actions.map(({ id, label }) =>
        button(label, undefined, { type: "action", action: id }, this.selected.size === 0),
      )}
    </div>`;
  }

  #moreRows(count: number): TemplateResult | typeof nothing {
    if (count <= this.shownRows) {
      return nothing;
    }
    const number = (value: number) => formatNumber(value, this.language);
    return html`<p>
      ${l10n.t("{0} of {1} rows", number(this.shownRows), number(count))}
      <button type="button" class="button secondary" @click=${() => (this.shownRows += rowsPerStep)}>
        ${l10n.t("Show More Rows")}
      </button>
    </p>`;
  }
}
