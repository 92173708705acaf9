import * as l10n from "@vscode/l10n";
import "@vscode-elements/elements/dist/vscode-badge/index.js";
import type { TemplateResult } from "lit";
import { html, nothing } from "lit";
import { copyButton } from "../../../webviews/page/copyButton";
import { notice } from "../../../webviews/page/notice";
import { profileIcon } from "../../../ui/profileIcon";
import type { DetailsViewModel, PageAction } from "../viewModelSchema";
import { isLegacy } from "./callouts";
import type { PageContext } from "./context";
import { legacyBadge } from "./legacyBadge";
import { sectionProblem } from "./sectionProblem";

/** Renders the name of the profile, its badges, the buttons that apply to the entire profile, its problem, and the callouts. */
export function header(viewModel: DetailsViewModel, context: PageContext, callouts: unknown): TemplateResult {
  const { facts, title, presence, problem } = viewModel;
  const heading = html`<h1 tabindex="-1" class="value">${title}</h1>`;
  const copyName = facts.name === undefined ? nothing : copyButton(context, { field: "name" }, l10n.t("name"));
  return html`<header>
    <div class="heading">
      ${profileIconTemplate(viewModel)}
      <div class="copyable">${heading}${copyName}</div>
    </div>
    ${badges(viewModel)} ${pageActions(viewModel, context)}
    ${
      problem && presence === "notFound"
        ? notice("warning", problem.sentence)
        : sectionProblem(context, "facts", problem)
    }
    ${callouts}
  </header>`;
}

/** Renders the buttons that apply to the entire profile. */
function pageActions({ actions }: DetailsViewModel, context: PageContext): TemplateResult {
  const run = (action: PageAction) => () => context.runAction(action);
  // The button for the required tags is below the warning about them.
  const buttons: Readonly<Partial<Record<PageAction, () => TemplateResult>>> = {
    copyAs: () => actionButton(l10n.t("Copy As..."), "clippy", run("copyAs")),
    editTags: () => actionButton(l10n.t("Edit Tags..."), "tag", run("editTags")),
    createFrom: () => actionButton(l10n.t("Create from This"), "add", run("createFrom")),
    createSimilar: () => actionButton(l10n.t("Create Similar"), "add", run("createSimilar")),
    reveal: () => actionButton(l10n.t("Reveal in View"), "list-tree", run("reveal")),
  };
  return html`<div class="page-actions">
    ${actions.map((action) => buttons[action]?.())}
    ${actionButton(l10n.t("Refresh"), "refresh", () => context.refresh())}
  </div>`;
}

function actionButton(label: string, codicon: string, run: () => void): TemplateResult {
  return html`<button type="button" class="button secondary" @click=${run}>
    <span class="codicon codicon-${codicon}" aria-hidden="true"></span>
    <span>${label}</span>
  </button>`;
}

/** Renders the icon of the profile, which is the same as in the sidebar. */
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

/** Renders badges for unusual properties. The type and status are shown in *Overview*. */
function badges({ facts, presence, models = [] }: DetailsViewModel): TemplateResult | typeof nothing {
  const texts = [
    ...(presence === "notFound" ? [facts.name === undefined ? l10n.t("Not found") : l10n.t("Deleted")] : []),
    ...(facts.unusable === undefined ? [] : [l10n.t("Not usable")]),
    ...(facts.foreign === undefined ? [] : [l10n.t("Other account")]),
    ...(models.some(({ global }) => global) ? [l10n.t("Global")] : []),
    ...(models.some(isLegacy) ? [legacyBadge()] : []),
  ];
  return texts.length === 0
    ? nothing
    : html`<p class="badges">${texts.map((text) => html`<vscode-badge>${text}</vscode-badge>`)}</p>`;
}
