import * as l10n from "@vscode/l10n";
import type { TemplateResult } from "lit";
import { html, nothing } from "lit";
import { formatNumber } from "../../../messages/language";
import { copyable, copyButton } from "../../../webviews/page/copyButton";
import type { SectionView } from "../../../webviews/page/section";
import { placeholder } from "../../../webviews/page/values";
import type { CopyTarget } from "../detailsMessages";
import type { ApplicationProfiles, DetailsViewModel, ProfileLink, Source } from "../viewModelSchema";
import type { PageContext } from "./context";
import { sectionProblem } from "./sectionProblem";

/** The maximum number of links that are shown before the rest are collapsed. */
const maxLinksShown = 10;

/** Links to the source of an application profile, or to the application profiles that use a system-defined profile. */
export const relatedView: SectionView<DetailsViewModel, PageContext> = {
  place: "side",
  render({ source, applicationProfiles }, context) {
    if (source) {
      return html`<section aria-labelledby="source-heading">
        <h2 id="source-heading">${l10n.t("Source")}</h2>
        ${renderSource(source, context)}
      </section>`;
    }
    return applicationProfiles
      ? html`<section aria-labelledby="application-profiles-heading">
          <h2 id="application-profiles-heading">${l10n.t("Application Profiles Using This Source")}</h2>
          ${renderApplicationProfiles(applicationProfiles, context)}
        </section>`
      : nothing;
  },
};

function renderSource(source: Source, context: PageContext): TemplateResult {
  switch (source.kind) {
    case "loading":
      return html`<p>${placeholder()}</p>`;
    case "systemDefined":
      return html`<div data-one-tab-stop>
          ${linkWithCopy(context, source.link, { field: "sourceName" }, l10n.t("source name"))}
          ${copyable(context, { field: "sourceId" }, l10n.t("source ID"), html`<code>${source.link.id}</code>`)}
        </div>
        ${inferredHint()} ${sectionProblem(context, "source", source.problem)}`;
    case "foundationModel":
      // The ID of the model is shown in the table of models, because the profile routes only to this model.
      return html`<p class="value">${source.name ?? html`<code>${source.id}</code>`}</p>
        <p class="muted">${l10n.t("Foundation model (single Region)")}</p>
        ${inferredHint()}`;
    case "unknown":
      return html`<p>${l10n.t("The source is unknown.")}</p>
        ${
          source.problem
            ? sectionProblem(context, "source", source.problem)
            : html`<p class="hint">
                ${l10n.t(
                  "AWS does not return the source, and no system-defined profile in this Region routes to the same models.",
                )}
              </p>`
        }`;
  }
}

function inferredHint(): TemplateResult {
  return html`<p class="hint">
    ${l10n.t("Inferred from the models that the profile routes to. AWS does not return the source.")}
  </p>`;
}

function renderApplicationProfiles(
  profiles: ApplicationProfiles,
  context: PageContext,
): TemplateResult | typeof nothing {
  switch (profiles.kind) {
    case "loading":
      return html`<p>${placeholder()}</p>`;
    case "unknown":
      return sectionProblem(context, "applicationProfiles", profiles.problem);
    case "known":
      return html`${
        profiles.links.length === 0
          ? html`<p class="muted">${l10n.t("None in this Region.")}</p>`
          : html`${linkList(profiles.links, context)}
              <p class="hint">
                ${l10n.t("Inferred from the models that the profiles route to. AWS does not return the source.")}
              </p>`
      }
      ${sectionProblem(context, "applicationProfiles", profiles.problem)}`;
  }
}

/**
 * Renders a list of links. A source can have hundreds of application profiles, so only the first few are shown until the list is
 * expanded.
 */
function linkList(links: readonly ProfileLink[], context: PageContext): TemplateResult {
  const rows = links.map(
    (link) =>
      html`<li>
        ${linkWithCopy(
          context,
          link,
          { field: "applicationProfileArn", of: link.arn },
          l10n.t("ARN of {0}", link.name),
        )}
      </li>`,
  );
  const rest = rows.slice(maxLinksShown);
  return html`<ul class="plain" data-one-tab-stop>
      ${rows.slice(0, maxLinksShown)}
    </ul>
    ${
      rest.length === 0
        ? nothing
        : html`<details>
            <summary>${l10n.t("{0} more", formatNumber(rest.length, document.documentElement.lang))}</summary>
            <ul class="plain" data-one-tab-stop>
              ${rest}
            </ul>
          </details>`
    }`;
}

/**
 * Renders a link with a copy button. The link is a button that is styled as a link. Assistive technology also treats it as a
 * button, because it opens another page in VS Code.
 */
function linkWithCopy(context: PageContext, link: ProfileLink, target: CopyTarget, label: string): TemplateResult {
  return html`<span class="linked">
    <button type="button" class="link value" title=${link.id} @click=${() => context.open(link.arn)}>
      ${link.name}
    </button>
    ${copyButton(context, target, label)}
  </span>`;
}
