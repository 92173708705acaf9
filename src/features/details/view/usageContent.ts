import * as l10n from "@vscode/l10n";
import type { TemplateResult } from "lit";
import { html, nothing } from "lit";
import { notice } from "../../../webviews/page/notice";
import type { UsageContent, UsageCost, UsageTotal } from "../usage/usageSchema";
import type { PageContext } from "./context";
import "./usageChart";

/** Renders loaded usage. This is a separate file because it needs the chart library. */
export function usageContent(content: UsageContent, context: PageContext): TemplateResult {
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
