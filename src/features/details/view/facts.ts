import * as l10n from "@vscode/l10n";
import { html } from "lit";
import { formatStatus, formatProfileType } from "../../../messages/labels";
import type { SectionView } from "../../../webviews/page/section";
import { code, dateText, regionText } from "../../../webviews/page/values";
import type { DetailsViewModel } from "../viewModelSchema";
import type { PageContext } from "./context";
import type { Fact } from "./fact";
import { arnFact, idFact, modelIdFields, renderFact } from "./fact";

/** The facts that AWS returns about the profile, except for those at the top of the page: the name and the ID or ARN to invoke. */
export const factsView: SectionView<DetailsViewModel, PageContext> = {
  place: "main",
  render: (viewModel, context) =>
    html`<section aria-labelledby="overview-heading">
      <h2 id="overview-heading">${l10n.t("Overview")}</h2>
      <dl data-one-tab-stop>${factsOf(viewModel).map((fact) => renderFact(fact, viewModel, context))}</dl>
    </section>`,
};

function factsOf(viewModel: DetailsViewModel): Fact[] {
  const { accountId, awsProfile, createdAt, credentials, description, region, type, updatedAt } = viewModel.facts;
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
    statusFact(viewModel),
    ...[idFact(viewModel.facts), arnFact(viewModel.facts)].filter(
      (fact) => !modelIdFields(viewModel).includes(fact.field),
    ),
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
    { term: l10n.t("Credentials"), value: credentials, missing: l10n.t("Unknown") },
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

/** Returns the status, but not for a deleted profile, because the last known status would be wrong. */
function statusFact({ facts: { status }, presence }: DetailsViewModel): Fact {
  const value = presence === "notFound" ? undefined : status && formatStatus(status);
  const missing = presence === "notFound" ? l10n.t("Deleted") : l10n.t("Not returned by AWS");
  return { field: "status", term: l10n.t("Status"), label: l10n.t("status"), value, missing };
}
