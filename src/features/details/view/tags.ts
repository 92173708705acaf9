import * as l10n from "@vscode/l10n";
import type { TemplateResult } from "lit";
import { html, nothing } from "lit";
import type { SectionView } from "../../../webviews/page/section";
import { placeholder } from "../../../webviews/page/values";
import type { DetailsViewModel, Tags } from "../viewModelSchema";
import type { PageContext } from "./context";
import { sectionProblem } from "./sectionProblem";
import "./tagTable";

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
        <inference-profile-tags .known=${tags} .context=${context}></inference-profile-tags>`;
  }
}
