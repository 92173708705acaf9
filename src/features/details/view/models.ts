import * as l10n from "@vscode/l10n";
import type { TemplateResult } from "lit";
import { html, nothing } from "lit";
import { formatStatus } from "../../../messages/labels";
import { copyable, copyKey } from "../../../webviews/page/copyButton";
import type { SectionView } from "../../../webviews/page/section";
import { dateText, placeholder, regionText } from "../../../webviews/page/values";
import type { CopyTarget } from "../detailsMessages";
import type { DetailsViewModel, Lifecycle, Model } from "../viewModelSchema";
import type { PageContext } from "./context";
import { legacyBadge } from "./legacyBadge";

/** The models that the profile routes to, and their destination Regions. */
export const modelsView: SectionView<DetailsViewModel, PageContext> = {
  place: "bottom",
  render({ models, presence }, context) {
    if (!models) {
      return presence === "loading" ? section(html`<p>${placeholder()}</p>`) : nothing;
    }
    return section(
      models.length === 0 ? html`<p class="muted">${l10n.t("AWS returned no models.")}</p>` : table(models, context),
    );
  },
};

function table(models: readonly Model[], context: PageContext): TemplateResult {
  return html`<table class="models" data-one-tab-stop>
      <caption class="visually-hidden">
        ${l10n.t("Models and the Regions where requests may run")}
      </caption>
      <thead>
        <tr>
          <th scope="col">${l10n.t("Model")}</th>
          <th scope="col">${l10n.t("Provider")}</th>
          <th scope="col">${l10n.t("Lifecycle")}</th>
          <th scope="col">${l10n.t("Destination Regions")}</th>
        </tr>
      </thead>
      <tbody>
        ${models.map((model) => modelRow(model, context))}
      </tbody>
    </table>
    ${models.some(({ lifecycle }) => lifecycle.kind === "unknown") ? unknownHint() : nothing}`;
}

function section(content: TemplateResult): TemplateResult {
  return html`<section aria-labelledby="models-heading">
    <h2 id="models-heading">${l10n.t("Models and Routing")}</h2>
    ${content}
  </section>`;
}

function unknownHint(): TemplateResult {
  return html`<p class="hint">
    ${l10n.t("Unknown: the foundation models of this Region could not be listed, or the list does not include the model.")}
  </p>`;
}

function modelRow(model: Model, context: PageContext): TemplateResult {
  const of = model.key;
  return html`<tr>
    <th scope="row" data-column=${l10n.t("Model")}>
      ${
        model.name === undefined
          ? nothing
          : html`<div>${copyable(context, { field: "modelName", of }, l10n.t("model name"), model.name)}</div>`
      }
      <div>${copyable(context, { field: "modelId", of }, l10n.t("model ID"), html`<code>${model.id}</code>`)}</div>
      ${model.kind === undefined ? nothing : html`<div class="muted">${model.kind}</div>`}
      ${model.noSource === undefined ? nothing : html`<div class="hint">${model.noSource}</div>`}
    </th>
    <td data-column=${l10n.t("Provider")}>
      ${
        model.provider === undefined
          ? html`<span class="muted">${l10n.t("Unknown")}</span>`
          : copyable(context, { field: "provider", of }, l10n.t("provider"), model.provider)
      }
    </td>
    <td data-column=${l10n.t("Lifecycle")}>${lifecycleCell(model.lifecycle, of, context)}</td>
    <td data-column=${l10n.t("Destination Regions")}>${destinations(model, context)}</td>
  </tr>`;
}

function lifecycleCell(lifecycle: Lifecycle, of: string, context: PageContext): TemplateResult {
  switch (lifecycle.kind) {
    case "loading":
      return placeholder();
    case "none":
      return html`<span class="muted">${l10n.t("None")}</span>`;
    case "unknown":
      return html`<span class="muted">${l10n.t("Unknown")}</span>`;
    case "known": {
      const { endOfLife } = lifecycle;
      const status = lifecycle.legacy ? legacyBadge() : formatStatus(lifecycle.status);
      return html`<div>${copyable(context, { field: "lifecycle", of }, l10n.t("lifecycle status"), status)}</div>
        ${
          endOfLife
            ? html`<div class="end-of-life">
                ${copyable(
                  context,
                  { field: "endOfLife", of },
                  l10n.t("end of life"),
                  html`<span class="muted">${l10n.t("End of life")}</span> ${dateText(endOfLife)}`,
                )}
              </div>`
            : nothing
        }`;
    }
  }
}

/**
 * Renders the button that copies the model ARNs for use in IAM policies. Invoking the profile requires permission for each of
 * them.
 */
function copyArnsButton(model: Model, context: PageContext): TemplateResult {
  const target: CopyTarget = { field: "modelArns", of: model.key };
  const copied = context.copied === copyKey(target);
  return html`<button
    type="button"
    class="link copy-arns ${copied ? "copied" : ""}"
    data-copied=${l10n.t("Copied")}
    @click=${() => context.copy(target, l10n.t("model ARNs"))}
  >
    <span class="codicon codicon-${copied ? "check" : "copy"}" aria-hidden="true"></span>
    ${l10n.t("Copy Model ARNs")}
  </button>`;
}

function destinations(model: Model, context: PageContext): TemplateResult {
  if (model.destinations.length === 0 && !model.global) {
    return html`<span class="muted">${l10n.t("Unknown")}</span>`;
  }
  return html`<ul class="plain destinations">
      ${model.destinations.map(
        (region) =>
          html`<li>
            ${copyable(
              context,
              { field: "destination", of: region.code },
              l10n.t("Region code {0}", region.code),
              regionText(region),
            )}
          </li>`,
      )}
      ${
        model.global
          ? html`<li class="any-region">
              <span class="codicon codicon-globe" aria-hidden="true"></span>
              <span>${l10n.t("Any other commercial Region")}</span>
            </li>`
          : nothing
      }
    </ul>
    ${copyArnsButton(model, context)}`;
}
