import * as l10n from "@vscode/l10n";
import type { TemplateResult } from "lit";
import { html, nothing } from "lit";
import { copyable } from "../../../webviews/page/copyButton";
import type { SectionView } from "../../../webviews/page/section";
import { placeholder } from "../../../webviews/page/values";
import type { DetailsViewModel, Tags } from "../viewModelSchema";
import type { PageContext } from "./context";
import { sectionProblem } from "./sectionProblem";

/** The tags of an application profile. */
export const tagsView: SectionView<DetailsViewModel, PageContext> = {
  place: "side",
  render: ({ tags }, context) =>
    tags
      ? html`<section aria-labelledby="tags-heading" aria-busy=${tags.kind === "loading" ? "true" : "false"}>
          <h2 id="tags-heading">${l10n.t("Tags")}</h2>
          ${content(tags, context)}
        </section>`
      : nothing,
};

function content(tags: Tags, context: PageContext): TemplateResult | typeof nothing {
  switch (tags.kind) {
    case "loading":
      return html`<p>${placeholder()}</p>`;
    case "unknown":
      return sectionProblem(context, "tags", tags.problem);
    case "known":
      return html`${sectionProblem(context, "tags", tags.problem)}
      ${tags.tags.length === 0 ? html`<p class="muted">${l10n.t("No tags.")}</p>` : table(tags, context)}`;
  }
}

function table({ tags }: Extract<Tags, { kind: "known" }>, context: PageContext): TemplateResult {
  return html`<table class="tags" data-one-tab-stop>
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
      ${tags.map(
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
