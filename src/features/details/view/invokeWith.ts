import * as l10n from "@vscode/l10n";
import { html, nothing } from "lit";
import { copyable } from "../../../webviews/page/copyButton";
import type { SectionView } from "../../../webviews/page/section";
import type { DetailsViewModel } from "../viewModelSchema";
import type { PageContext } from "./context";

/** The value to pass as the model ID, which most users are looking for. */
export const invokeWithView: SectionView<DetailsViewModel, PageContext> = {
  place: "top",
  render({ facts }, context) {
    if (facts.invokeWith === undefined) {
      return nothing;
    }
    const label = l10n.t("model ID to invoke with");
    return html`<section class="invoke" aria-labelledby="invoke-heading">
      <h2 id="invoke-heading">${l10n.t("Model ID to invoke with")}</h2>
      ${copyable(context, { field: "invokeWith" }, label, html`<code>${facts.invokeWith}</code>`)}
      <p class="hint">
        ${
          facts.type === "APPLICATION"
            ? l10n.t("To invoke an application profile, pass its ARN as the model ID.")
            : l10n.t("To invoke a system-defined profile, pass its ID as the model ID.")
        }
      </p>
    </section>`;
  },
};
