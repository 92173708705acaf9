import * as l10n from "@vscode/l10n";
import type { TemplateResult } from "lit";
import { html, nothing } from "lit";
import type { DetailsViewModel, LifecycleState, ModelState } from "../detailsMessages";
import type { CopyTarget } from "../protocol";
import type { PageContext } from "./context";
import { copyKey } from "./context";
import { copyable } from "./copyButton";
import { dateText, placeholder, regionText } from "./facts";
import { statusText } from "../../../messages/labels";

/** The models that the profile runs, and where. */
export function models(state: DetailsViewModel, context: PageContext): TemplateResult | typeof nothing {
  const { models: rows } = state;
  if (!rows) {
    return state.presence === "loading" ? section(html`<p>${placeholder()}</p>`) : nothing;
  }
  if (rows.length === 0) {
    return section(html`<p class="muted">${l10n.t("AWS names no model.")}</p>`);
  }
  return section(html`
    <table class="models">
      <caption class="visually-hidden">
        ${l10n.t("Models and the Regions where their requests may run")}
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
        ${rows.map((model) => modelRow(model, context))}
      </tbody>
    </table>
    ${rows.some(({ lifecycle }) => lifecycle.kind === "unknown") ? unknownHint() : nothing}
  `);
}

function section(content: TemplateResult): TemplateResult {
  return html`<section aria-labelledby="models-heading">
    <h2 id="models-heading">${l10n.t("Models and Routing")}</h2>
    ${content}
  </section>`;
}

function unknownHint(): TemplateResult {
  return html`<p class="hint">
    ${l10n.t("Not known: the foundation models of this Region could not be listed, or AWS does not list the model there.")}
  </p>`;
}

function modelRow(model: ModelState, context: PageContext): TemplateResult {
  const of = model.id;
  return html`<tr>
    <th scope="row" data-column=${l10n.t("Model")}>
      ${
        model.name === undefined
          ? nothing
          : html`<div>${copyable(context, { field: "modelName", of }, l10n.t("model name"), model.name)}</div>`
      }
      <div>${copyable(context, { field: "modelId", of }, l10n.t("model ID"), html`<code>${model.id}</code>`)}</div>
    </th>
    <td data-column=${l10n.t("Provider")}>
      ${copyable(context, { field: "provider", of }, l10n.t("provider"), model.provider)}
    </td>
    <td data-column=${l10n.t("Lifecycle")}>${lifecycleCell(model.lifecycle, of, context)}</td>
    <td data-column=${l10n.t("Destination Regions")}>${destinations(model, context)}</td>
  </tr>`;
}

function lifecycleCell(lifecycle: LifecycleState, of: string, context: PageContext): TemplateResult {
  switch (lifecycle.kind) {
    case "loading":
      return placeholder();
    case "unknown":
      return html`<span class="muted">${l10n.t("Not known")}</span>`;
    case "known": {
      const end = lifecycle.endOfLife;
      const status = html`<span class=${lifecycle.legacy ? "legacy" : ""}>${statusText(lifecycle.status)}</span>`;
      return html`<div>${copyable(context, { field: "lifecycle", of }, l10n.t("lifecycle status"), status)}</div>
        ${
          end
            ? html`<div class="end-of-life">
                ${copyable(
                  context,
                  { field: "endOfLife", of },
                  l10n.t("end of life"),
                  html`<span class="muted">${l10n.t("End of life")}</span> ${dateText(end)}`,
                )}
              </div>`
            : nothing
        }`;
    }
  }
}

/** For policies: to invoke through the profile takes a permission on each of these ARNs. */
function copyArnsButton(model: ModelState, context: PageContext): TemplateResult {
  const target: CopyTarget = { field: "modelArns", of: model.id };
  const copied = context.copied === copyKey(target);
  return html`<button
    type="button"
    class="link copy-arns ${copied ? "copied" : ""}"
    data-copied=${l10n.t("Copied")}
    @click=${() => context.copy(target, l10n.t("model ARNs"))}
  >
    <span class="codicon codicon-${copied ? "check" : "copy"}" aria-hidden="true"></span>
    ${l10n.t("Copy model ARNs")}
  </button>`;
}

function destinations(model: ModelState, context: PageContext): TemplateResult {
  if (model.destinations.length === 0 && !model.global) {
    return html`<span class="muted">${l10n.t("Not known")}</span>`;
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
