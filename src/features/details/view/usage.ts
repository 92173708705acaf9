import * as l10n from "@vscode/l10n";
import type { TemplateResult } from "lit";
import { html, nothing } from "lit";
import { until } from "lit/directives/until.js";
import { problemNotice } from "../../../webviews/page/notice";
import type { SectionView } from "../../../webviews/page/section";
import type { UsageContent, UsageSection } from "../usage/usageSchema";
import type { DetailsViewModel } from "../viewModelSchema";
import type { PageContext } from "./context";
import type * as UsageContentModule from "./usageContent";

/** The code for loaded usage with its library for charts. It is loaded when there is usage to show. */
let loadedCode: typeof UsageContentModule | undefined;

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

function controls(
  { window, windows, loadLabel, costsLabel, content }: UsageSection,
  context: PageContext,
): TemplateResult {
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
    <button type="button" class="button secondary" @click=${() => context.sendUsage({ type: "showCosts" })}>
      ${costsLabel}
    </button>
  </div>`;
}

function content({ content }: UsageSection, context: PageContext): unknown {
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

function loaded(content: UsageContent, context: PageContext): unknown {
  if (loadedCode) {
    return loadedCode.usageContent(content, context);
  }
  const load = async (): Promise<TemplateResult> => {
    loadedCode = await import("./usageContent");
    return loadedCode.usageContent(content, context);
  };
  return until(load(), html`<p class="muted">${l10n.t("Loading the usage from CloudWatch...")}</p>`);
}
