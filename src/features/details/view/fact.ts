import * as l10n from "@vscode/l10n";
import type { TemplateResult } from "lit";
import { html, nothing } from "lit";
import type { CopyButtonVisibility } from "../../../webviews/page/copyButton";
import { copyable } from "../../../webviews/page/copyButton";
import { code, placeholder } from "../../../webviews/page/values";
import type { CopyField } from "../detailsMessages";
import type { DetailsViewModel, Facts } from "../viewModelSchema";
import type { PageContext } from "./context";

/** A fact about the profile. */
export interface Fact {
  /** The field to copy, or undefined if the fact has no copy button. */
  readonly field?: CopyField;
  readonly term: string;
  /** The name of the value in the label of its copy button, if it differs from the term. */
  readonly label?: string;
  /** The value, which is undefined or empty if it is missing. */
  readonly value: TemplateResult | string | undefined;
  /** The text to show instead of a missing value. */
  readonly missing?: string;
  readonly copyButton?: CopyButtonVisibility;
}

/** Returns the ID as a fact. */
export function idFact({ id }: Facts): Fact & { readonly field: CopyField } {
  return { field: "id", term: l10n.t("ID"), label: l10n.t("ID"), value: code(id), copyButton: "always" };
}

/** Returns the ARN as a fact. */
export function arnFact({ arn }: Facts): Fact & { readonly field: CopyField } {
  return { field: "arn", term: l10n.t("ARN"), label: l10n.t("ARN"), value: code(arn), copyButton: "always" };
}

/**
 * Returns the fields that clients accept as the model ID, or an empty list if the type is unknown or the profile was not found.
 * They are shown only at the top of the page.
 */
export function modelIdFields({ facts, presence }: DetailsViewModel): readonly CopyField[] {
  switch (presence === "notFound" ? undefined : facts.type) {
    case "APPLICATION":
      return ["arn"];
    case "SYSTEM_DEFINED":
      return ["id", "arn"];
    case undefined:
      return [];
  }
}

/** Renders a fact. Its row is shown even while it is loading, so that the layout does not shift when the value arrives. */
export function renderFact(
  fact: Fact,
  viewModel: DetailsViewModel,
  context: PageContext,
): TemplateResult | typeof nothing {
  const { field, term, label = term, value, missing, copyButton } = fact;
  const loaded = viewModel.facts.name !== undefined;
  if (value !== undefined && value !== "") {
    return row(
      term,
      field === undefined
        ? html`<span class="value">${value}</span>`
        : copyable(context, { field }, label, value, copyButton),
    );
  }
  if (!loaded) {
    return viewModel.presence === "loading" ? row(term, placeholder()) : nothing;
  }
  return missing === undefined ? nothing : row(term, html`<span class="muted">${missing}</span>`);
}

function row(term: string, value: TemplateResult): TemplateResult {
  return html`<div class="fact">
    <dt>${term}</dt>
    <dd>${value}</dd>
  </div>`;
}
