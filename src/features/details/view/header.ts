import * as l10n from "@vscode/l10n";
import "@vscode-elements/elements/dist/vscode-badge/index.js";
import type { TemplateResult } from "lit";
import { html, nothing } from "lit";
import { formatStatus, formatProfileType } from "../../../messages/labels";
import { copyButton } from "../../../webviews/page/copyButton";
import { notice } from "../../../webviews/page/notice";
import { profileIcon } from "../../../ui/profileIcon";
import type { DetailsViewModel } from "../viewModelSchema";
import { isLegacy } from "./callouts";
import type { PageContext } from "./context";
import { sectionProblem } from "./sectionProblem";

/** Renders the name of the profile, its badges, its problem, and the callouts. */
export function header(viewModel: DetailsViewModel, context: PageContext, callouts: unknown): TemplateResult {
  const { facts, title, presence, problem } = viewModel;
  const heading = html`<h1 tabindex="-1" class="value">${title}</h1>`;
  const copyName = facts.name === undefined ? nothing : copyButton(context, { field: "name" }, l10n.t("name"));
  return html`<header>
    <div class="heading">
      ${profileIconTemplate(viewModel)}
      <div class="copyable">${heading}${copyName}</div>
      ${facts.name === undefined ? nothing : action(l10n.t("Copy As..."), "clippy", () => context.copyAs())}
      ${action(l10n.t("Refresh"), "refresh", () => context.refresh())}
    </div>
    <p class="badges">${badges(viewModel)}</p>
    ${
      problem && presence === "notFound"
        ? notice("warning", problem.sentence)
        : sectionProblem(context, "facts", problem)
    }
    ${callouts}
  </header>`;
}

/** Renders a button in the heading. On a narrow page, only its icon is visible. */
function action(label: string, codicon: string, run: () => void): TemplateResult {
  return html`<button type="button" class="button secondary" aria-label=${label} title=${label} @click=${run}>
    <span class="codicon codicon-${codicon}" aria-hidden="true"></span>
    <span class="action-label">${label}</span>
  </button>`;
}

/** Returns the icon of the profile, which is the same as in the sidebar. */
function profileIconTemplate({ models = [], facts }: DetailsViewModel): TemplateResult {
  const icon = profileIcon({
    type: facts.type ?? "SYSTEM_DEFINED",
    usable: facts.unusable === undefined,
    legacy: models.some(isLegacy),
    global: models.some(({ global }) => global),
  });
  if ("codicon" in icon) {
    return html`<span
      class="codicon codicon-${icon.codicon} ${icon.color === undefined ? "" : "legacy"}"
      aria-hidden="true"
    ></span>`;
  }
  const image = (theme: "light" | "dark") =>
    html`<img
      class="profile-icon ${theme}"
      alt=""
      src=${new URL(`${icon.picture}-${theme}.svg`, import.meta.url).href}
    />`;
  return html`${image("light")}${image("dark")}`;
}

function badges({ facts, presence, models = [] }: DetailsViewModel): TemplateResult[] {
  const texts = [
    ...(facts.type ? [formatProfileType(facts.type)] : []),
    ...(presence === "notFound"
      ? [facts.name === undefined ? l10n.t("Not found") : l10n.t("Deleted")]
      : facts.status
        ? [formatStatus(facts.status)]
        : []),
    ...(facts.unusable === undefined ? [] : [l10n.t("Not usable")]),
    ...(facts.foreign === undefined ? [] : [l10n.t("Other account")]),
    ...(models.some(({ global }) => global) ? [l10n.t("Global")] : []),
    ...(models.some(isLegacy) ? [l10n.t("Legacy")] : []),
  ];
  return texts.map((text) => html`<vscode-badge>${text}</vscode-badge>`);
}
