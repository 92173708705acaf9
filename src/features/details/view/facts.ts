import * as l10n from "@vscode/l10n";
import type { TemplateResult } from "lit";
import { html, nothing } from "lit";
import { formatStatus, formatProfileType } from "../../../messages/labels";
import { copyable } from "../../../webviews/page/copyButton";
import type { SectionView } from "../../../webviews/page/section";
import { code, dateText, placeholder, regionText } from "../../../webviews/page/values";
import type { CopyField } from "../detailsMessages";
import type { DetailsViewModel } from "../viewModelSchema";
import type { PageContext } from "./context";

/** A fact about the profile. */
interface Fact {
  readonly field: CopyField;
  readonly term: string;
  /** The name of the value in the copy button's label. */
  readonly label: string;
  /** The value. Undefined or empty if it is missing. */
  readonly value: TemplateResult | string | undefined;
  /** The text to show in place of a missing value. */
  readonly missing?: string;
}

/** The facts that AWS returns about the profile, except for its name, which is the heading of the page. */
export const factsView: SectionView<DetailsViewModel, PageContext> = {
  place: "main",
  render: (viewModel, context) =>
    html`<section aria-labelledby="overview-heading">
      <h2 id="overview-heading">${l10n.t("Overview")}</h2>
      <dl>${factsOf(viewModel).map((fact) => renderFact(fact, viewModel, context))}</dl>
    </section>`,
};

function factsOf({ facts }: DetailsViewModel): Fact[] {
  const { arn, accountId, awsProfile, createdAt, description, id, region, status, type, updatedAt } = facts;
  const notReturned = l10n.t("Not returned by AWS");
  return [
    {
      field: "description",
      term: l10n.t("Description"),
      label: l10n.t("description"),
      value: description,
      missing: l10n.t("None"),
    },
    { field: "type", term: l10n.t("Type"), label: l10n.t("type"), value: type && formatProfileType(type) },
    {
      field: "status",
      term: l10n.t("Status"),
      label: l10n.t("status"),
      value: status && formatStatus(status),
      missing: notReturned,
    },
    { field: "id", term: l10n.t("ID"), label: l10n.t("ID"), value: code(id) },
    { field: "arn", term: l10n.t("ARN"), label: l10n.t("ARN"), value: code(arn) },
    ...(awsProfile === undefined
      ? []
      : [
          {
            field: "awsProfile" as const,
            term: l10n.t("AWS profile"),
            label: l10n.t("AWS profile name"),
            value: awsProfile,
          },
        ]),
    { field: "accountId", term: l10n.t("Account"), label: l10n.t("account ID"), value: code(accountId) },
    { field: "region", term: l10n.t("Region"), label: l10n.t("Region code"), value: regionText(region) },
    {
      field: "createdAt",
      term: l10n.t("Created"),
      label: l10n.t("creation date"),
      value: dateText(createdAt),
      missing: notReturned,
    },
    {
      field: "updatedAt",
      term: l10n.t("Updated"),
      label: l10n.t("update date"),
      value: dateText(updatedAt),
      missing: notReturned,
    },
  ];
}

/** Renders a fact. It keeps its row while it is loading, so that nothing moves when the value arrives. */
function renderFact(fact: Fact, viewModel: DetailsViewModel, context: PageContext): TemplateResult | typeof nothing {
  const { field, term, label, value, missing } = fact;
  const loaded = viewModel.facts.name !== undefined;
  if (value !== undefined && value !== "") {
    return row(term, copyable(context, { field }, label, value));
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
