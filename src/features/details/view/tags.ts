import * as l10n from "@vscode/l10n";
import type { TemplateResult } from "lit";
import { html, nothing } from "lit";
import type { DetailsViewModel, TagsState } from "../detailsMessages";
import type { PageContext } from "./context";
import { copyable } from "./copyButton";
import { placeholder } from "./facts";
import { problemNotice } from "./notice";

/** The tags of an application profile. */
export function tags(state: DetailsViewModel, context: PageContext): TemplateResult | typeof nothing {
  return state.tags
    ? html`<section aria-labelledby="tags-heading" aria-busy=${state.tags.kind === "loading" ? "true" : "false"}>
        <h2 id="tags-heading">${l10n.t("Tags")}</h2>
        ${content(state.tags, context)}
      </section>`
    : nothing;
}

function content(state: TagsState, context: PageContext): TemplateResult {
  switch (state.kind) {
    case "loading":
      return html`<p>${placeholder()}</p>`;
    case "unknown":
      return problemNotice(context, "tags", state.problem);
    case "known":
      return html`${state.problem ? problemNotice(context, "tags", state.problem) : nothing}
      ${state.tags.length === 0 ? html`<p class="muted">${l10n.t("No tags.")}</p>` : table(state, context)}`;
  }
}

function table(state: Extract<TagsState, { kind: "known" }>, context: PageContext): TemplateResult {
  return html`<table class="tags">
    <caption class="visually-hidden">
      ${l10n.t("Tags of this inference profile")}
    </caption>
    <thead>
      <tr>
        <th scope="col">${l10n.t("Key")}</th>
        <th scope="col">${l10n.t("Value")}</th>
      </tr>
    </thead>
    <tbody>
      ${state.tags.map(
        ({ key, value }) =>
          html`<tr>
            <th scope="row">${copyable(context, { field: "tagKey", of: key }, l10n.t("tag key {0}", key), key)}</th>
            <td>
              ${
                value === ""
                  ? html`<span class="muted">${l10n.t("(empty)")}</span>`
                  : copyable(context, { field: "tagValue", of: key }, l10n.t("value of tag {0}", key), value)
              }
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
