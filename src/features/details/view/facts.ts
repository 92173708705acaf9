import * as l10n from "@vscode/l10n";
import type { TemplateResult } from "lit";
import { html, nothing } from "lit";
import type { DetailsViewModel, RegionText } from "../detailsMessages";
import type { DateText } from "../../../messages/dates";
import type { CopyField } from "../protocol";
import type { PageContext } from "./context";
import { copyable } from "./copyButton";
import { statusText, typeText } from "../../../messages/labels";

/** A fact about the profile: what it is called, what is shown, and which value its button copies. */
interface Fact {
  readonly field: CopyField;
  readonly term: string;
  /** What the copy button calls it. */
  readonly label: string;
  /** Nothing where it is not known. */
  readonly value: TemplateResult | string | undefined;
  /** What stands there where the profile has no such value. */
  readonly absent?: string;
}

/** Everything that the profile says about itself but its name, which is the page's heading; each with a button that copies it. */
export function overview(state: DetailsViewModel, context: PageContext): TemplateResult {
  return html`<section aria-labelledby="overview-heading">
    <h2 id="overview-heading">${l10n.t("Overview")}</h2>
    <dl>${factsOf(state).map((fact) => renderFact(fact, state, context))}</dl>
  </section>`;
}

function factsOf({ facts }: DetailsViewModel): Fact[] {
  const { arn, accountId, awsProfile, createdAt, description, id, region, status, type, updatedAt } = facts;
  const notTold = l10n.t("Not told by AWS");
  return [
    {
      field: "description",
      term: l10n.t("Description"),
      label: l10n.t("description"),
      value: description,
      absent: l10n.t("None"),
    },
    { field: "type", term: l10n.t("Type"), label: l10n.t("type"), value: type && typeText(type) },
    {
      field: "status",
      term: l10n.t("Status"),
      label: l10n.t("status"),
      value: status && statusText(status),
      absent: notTold,
    },
    { field: "id", term: l10n.t("ID"), label: l10n.t("ID"), value: code(id) },
    { field: "arn", term: l10n.t("ARN"), label: l10n.t("ARN"), value: code(arn) },
    ...(awsProfile === undefined
      ? []
      : [
          {
            field: "awsProfile" as const,
            term: l10n.t("AWS profile"),
            label: l10n.t("name of the AWS profile"),
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
      absent: notTold,
    },
    {
      field: "updatedAt",
      term: l10n.t("Updated"),
      label: l10n.t("update date"),
      value: dateText(updatedAt),
      absent: notTold,
    },
  ];
}

/** A fact that is still to come keeps its row, so that nothing moves when it comes; one that never will has none. */
function renderFact(fact: Fact, state: DetailsViewModel, context: PageContext): TemplateResult | typeof nothing {
  const { field, term, label, value, absent } = fact;
  const read = state.facts.name !== undefined;
  if (value !== undefined && value !== "") {
    return row(term, copyable(context, { field }, label, value));
  }
  if (!read) {
    return state.presence === "loading" ? row(term, placeholder()) : nothing;
  }
  return absent === undefined ? nothing : row(term, html`<span class="muted">${absent}</span>`);
}

function row(term: string, value: TemplateResult): TemplateResult {
  return html`<div class="fact">
    <dt>${term}</dt>
    <dd>${value}</dd>
  </div>`;
}

/** A bar where a value is still to come. Screen readers are told by `aria-busy` instead. */
export function placeholder(): TemplateResult {
  return html`<span class="placeholder" aria-hidden="true"></span>`;
}

/** An ID or ARN. */
export function code(text: string | undefined): TemplateResult | undefined {
  return text ? html`<code>${text}</code>` : undefined;
}

/** A Region by its human name and code; only the code where it has no name here. */
export function regionText({ name, code: regionCode }: RegionText): TemplateResult {
  return name === regionCode
    ? html`<code>${regionCode}</code>`
    : html`${name} <code class="muted">${regionCode}</code>`;
}

/** A date that machines can read as well. */
export function dateText(moment: DateText | undefined): TemplateResult | undefined {
  return moment && html`<time datetime=${moment.iso} title=${moment.iso}>${moment.text}</time>`;
}
