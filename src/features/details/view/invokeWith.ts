import * as l10n from "@vscode/l10n";
import { html, nothing } from "lit";
import type { SectionView } from "../../../webviews/page/section";
import type { DetailsViewModel } from "../viewModelSchema";
import type { PageContext } from "./context";
import { arnFact, idFact, modelIdFields, renderFact } from "./fact";

/**
 * The value to use as the model ID, which is what most users are looking for. Bedrock Runtime (`modelId`) accepts the ID or the
 * ARN of a system-defined profile, but only the ARN of an application profile.
 */
export const invokeWithView: SectionView<DetailsViewModel, PageContext> = {
  place: "top",
  render(viewModel, context) {
    const { facts } = viewModel;
    const fields = modelIdFields(viewModel);
    if (fields.length === 0) {
      return nothing;
    }
    return html`<section class="invoke" aria-labelledby="invoke-heading">
      <h2 id="invoke-heading">${l10n.t("Model ID to invoke with")}</h2>
      <dl>
        ${[idFact(facts), arnFact(facts)]
          .filter(({ field }) => fields.includes(field))
          .map((fact) => renderFact(fact, viewModel, context))}
      </dl>
      <p class="hint">
        ${
          facts.type === "APPLICATION"
            ? l10n.t("Clients accept the ARN of an application profile as the model ID.")
            : l10n.t("Clients accept the ID or the ARN of a system-defined profile as the model ID.")
        }
      </p>
    </section>`;
  },
};
