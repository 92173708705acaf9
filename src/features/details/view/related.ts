import * as l10n from "@vscode/l10n";
import type { TemplateResult } from "lit";
import { html, nothing } from "lit";
import { formatNumber } from "../../../messages/language";
import type { CopiesState, DetailsViewModel, ProfileLink, SourceState } from "../detailsMessages";
import type { CopyTarget } from "../protocol";
import type { PageContext } from "./context";
import { copyable, copyButton } from "./copyButton";
import { placeholder } from "./facts";
import { problemNotice } from "./notice";

/** How many copies are listed before the rest is folded away. */
const linksShown = 10;

/** What the profile was copied from, or which profiles were copied from it: links there and back. */
export function related(state: DetailsViewModel, context: PageContext): TemplateResult | typeof nothing {
  if (state.source) {
    return html`<section aria-labelledby="source-heading">
      <h2 id="source-heading">${l10n.t("Source")}</h2>
      ${source(state.source, context)}
    </section>`;
  }
  return state.copies
    ? html`<section aria-labelledby="copies-heading">
        <h2 id="copies-heading">${l10n.t("Application Profiles Copied from It")}</h2>
        ${copies(state.copies, context)}
      </section>`
    : nothing;
}

function source(state: SourceState, context: PageContext): TemplateResult {
  switch (state.kind) {
    case "loading":
      return html`<p>${placeholder()}</p>`;
    case "systemDefined":
      return html`<div>${linkWithCopy(context, state.link, { field: "sourceName" }, l10n.t("source name"))}</div>
        ${idRow(context, state.link.id)}${inferred()}
        ${state.problem ? problemNotice(context, "source", state.problem) : nothing}`;
    case "foundationModel":
      return html`${
          state.name === undefined
            ? nothing
            : html`<div>${copyable(context, { field: "sourceName" }, l10n.t("source name"), state.name)}</div>`
        }
        ${idRow(context, state.id)}
        <p class="muted">${l10n.t("A foundation model, in its own Region.")}</p>
        ${inferred()}`;
    case "unknown":
      return html`<p>${l10n.t("The source is not known.")}</p>
        ${
          state.problem
            ? problemNotice(context, "source", state.problem)
            : html`<p class="hint">
                ${l10n.t("AWS does not tell it, and no system-defined profile seen here routes to the same models.")}
              </p>`
        }`;
  }
}

function idRow(context: PageContext, id: string): TemplateResult {
  return html`<div>${copyable(context, { field: "sourceId" }, l10n.t("source ID"), html`<code>${id}</code>`)}</div>`;
}

function inferred(): TemplateResult {
  return html`<p class="hint">${l10n.t("Inferred from the models it routes to: AWS does not tell the source.")}</p>`;
}

function copies(state: CopiesState, context: PageContext): TemplateResult {
  switch (state.kind) {
    case "loading":
      return html`<p>${placeholder()}</p>`;
    case "unknown":
      return problemNotice(context, "copies", state.problem);
    case "known":
      return html`${
        state.links.length === 0
          ? html`<p class="muted">${l10n.t("None in this Region.")}</p>`
          : html`${linkList(state.links, context)}
              <p class="hint">${l10n.t("Inferred from the models they route to: AWS does not tell the source.")}</p>`
      }
      ${state.problem ? problemNotice(context, "copies", state.problem) : nothing}`;
  }
}

/** A source can have hundreds of copies: the first few show how they are named, the rest is one step away. */
function linkList(links: readonly ProfileLink[], context: PageContext): TemplateResult {
  const rows = links.map(
    (link) =>
      html`<li>
        ${linkWithCopy(context, link, { field: "copyArn", of: link.arn }, l10n.t("ARN of {0}", link.name))}
      </li>`,
  );
  const rest = rows.slice(linksShown);
  return html`<ul class="plain">
      ${rows.slice(0, linksShown)}
    </ul>
    ${
      rest.length === 0
        ? nothing
        : html`<details>
            <summary>${l10n.t("{0} more", formatNumber(rest.length, document.documentElement.lang))}</summary>
            <ul class="plain">
              ${rest}
            </ul>
          </details>`
    }`;
}

/** Opens another page of the editor, so it is a button for assistive technology too, although it looks like a link. */
function linkWithCopy(context: PageContext, link: ProfileLink, target: CopyTarget, label: string): TemplateResult {
  return html`<span class="linked">
    <button type="button" class="link value" title=${link.id} @click=${() => context.open(link.arn)}>
      ${link.name}
    </button>
    ${copyButton(context, target, label)}
  </span>`;
}
