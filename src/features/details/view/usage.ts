import * as l10n from "@vscode/l10n";
import type { TemplateResult } from "lit";
import { html, nothing } from "lit";
import { notice, problemNotice } from "../../../webviews/page/notice";
import type { SectionView } from "../../../webviews/page/section";
import type { UsageContent, UsageCost, UsageSection, UsageTotal } from "../usage/usageSchema";
import type { DetailsViewModel } from "../viewModelSchema";
import type { PageContext } from "./context";
import "./usageChart";

/**
 * The usage and the estimated cost of the profile. Nothing is loaded until the user clicks the button, because each request is
 * billed.
 */
export const usageView: SectionView<DetailsViewModel, PageContext> = {
  place: "bottom",
  render: ({ usage }, context) =>
    usage
      ? html`<section aria-labelledby="usage-heading" aria-busy=${usage.content.kind === "loading" ? "true" : "false"}>
          <h2 id="usage-heading">${l10n.t("Usage and Cost")}</h2>
          ${controls(usage, context)} ${content(usage, context)}
        </section>`
      : nothing,
};

function controls({ window, windows, loadLabel, content }: UsageSection, context: PageContext): TemplateResult {
  const loading = content.kind === "loading";
  return html`<div class="usage-controls">
    <label>
      <span>${l10n.t("Period")}</span>
      <select
        .value=${window}
        @change=${(event: Event) =>
          context.sendUsage({
            type: "selectUsageWindow",
            window: (event.target as HTMLSelectElement).value as UsageSection["window"],
          })}
      >
        ${windows.map(({ id, label }) => html`<option value=${id} ?selected=${id === window}>${label}</option>`)}
      </select>
    </label>
    ${
      loading
        ? html`<button
            type="button"
            class="button secondary"
            @click=${() => context.sendUsage({ type: "cancelUsage" })}
          >
            ${l10n.t("Cancel")}
          </button>`
        : html`<button type="button" class="button" @click=${() => context.sendUsage({ type: "loadUsage" })}>
            ${loadLabel}
          </button>`
    }
  </div>`;
}

function content({ content }: UsageSection, context: PageContext): TemplateResult | typeof nothing {
  switch (content.kind) {
    case "notLoaded":
      return html`<p class="muted">
        ${l10n.t("Calls, tokens, latency, and errors come from CloudWatch, which charges for each request.")}
      </p>`;
    case "loading":
      return html`<p class="muted">${l10n.t("Loading the usage from CloudWatch...")}</p>`;
    case "failed":
      return problemNotice(content.problem, context.remedyTitles, (remedy) => context.runRemedy("usage", remedy));
    case "ready":
      return loaded(content, context);
  }
}

function loaded(content: UsageContent, context: PageContext): TemplateResult {
  const { range, asOf, empty, partial, totals, charts, cost, notes, console } = content;
  return html`<p class="muted">${range}. ${asOf}</p>
    ${partial === undefined ? nothing : notice("warning", partial)}
    ${empty === undefined ? nothing : html`<p>${empty}</p>`}
    ${totals.length === 0 ? nothing : html`<dl class="totals">${totals.map(total)}</dl>`}
    ${notes.map((note) => html`<p class="muted">${note}</p>`)} ${empty === undefined ? costPart(cost) : nothing}
    ${
      charts.length === 0
        ? nothing
        : html`<div class="charts">
            ${charts.map((chart) => html`<usage-chart .chart=${chart} .language=${document.documentElement.lang}></usage-chart>`)}
          </div>`
    }
    <div class="actions">
      ${
        charts.length === 0
          ? nothing
          : html`<button
              type="button"
              class="button secondary"
              @click=${() => context.copy({ field: "usageCsv" }, l10n.t("usage"))}
            >
              <span class="codicon codicon-copy" aria-hidden="true"></span>${l10n.t("Copy as CSV")}
            </button>`
      }
      ${
        console
          ? html`<button
              type="button"
              class="button secondary"
              @click=${() => context.sendUsage({ type: "openUsage" })}
            >
              <span class="codicon codicon-link-external" aria-hidden="true"></span>${l10n.t("Open in CloudWatch")}
            </button>`
          : nothing
      }
    </div>`;
}

function total({ label, kind, text, note }: UsageTotal): TemplateResult {
  return html`<div>
    <dt>${label}</dt>
    <dd>
      <span class=${kind === "none" ? "muted" : "number"}>${text}</span>
      ${note === undefined ? nothing : html`<span class="muted">${note}</span>`}
    </dd>
  </div>`;
}

function costPart(cost: UsageCost): TemplateResult {
  return html`<h3>${l10n.t("Estimated Cost")}</h3>
    ${cost.kind === "unknown" ? html`<p class="muted">${cost.text}</p>` : estimate(cost)}`;
}

function estimate({ lines, total, savings, notes }: Extract<UsageCost, { kind: "estimate" }>): TemplateResult {
  return html`<table class="cost">
      <thead>
        <tr>
          <th scope="col">${l10n.t("Kind")}</th>
          <th scope="col">${l10n.t("Tokens")}</th>
          <th scope="col">${l10n.t("Price per million")}</th>
          <th scope="col">${l10n.t("Cost")}</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          ({ label, tokens, price, cost }) =>
            html`<tr>
              <th scope="row">${label}</th>
              <td>${tokens}</td>
              <td>${price}</td>
              <td>${cost}</td>
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colspan="3">${l10n.t("Total")}</th>
          <td>${total}</td>
        </tr>
      </tfoot>
    </table>
    ${savings === undefined ? nothing : html`<p>${savings}</p>`}
    ${notes.map((note) => html`<p class="muted">${note}</p>`)}`;
}
