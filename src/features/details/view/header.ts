import * as l10n from "@vscode/l10n";
import type { TemplateResult } from "lit";
import { html, nothing } from "lit";
import "@vscode-elements/elements/dist/vscode-badge/index.js";
import type { DetailsViewModel } from "../detailsMessages";
import type { PageContext } from "./context";
import { callouts, isLegacy } from "./callouts";
import { copyable, copyButton } from "./copyButton";
import { notice, problemNotice } from "./notice";
import { profileIcon } from "../../../ui/profileIcon";
import { statusText, typeText } from "../../../messages/labels";

/** The profile's name, what kind of profile it is, and whether it is still there. */
export function header(state: DetailsViewModel, context: PageContext): TemplateResult {
  const { facts, title, presence } = state;
  const heading = html`<h1 tabindex="-1" class="value">${title}</h1>`;
  const copyName = facts.name === undefined ? nothing : copyButton(context, { field: "name" }, l10n.t("name"));
  return html`<header>
    <div class="heading">
      ${profileIconTemplate(state)}
      <div class="copyable">${heading}${copyName}</div>
      <button
        type="button"
        class="button secondary refresh"
        aria-label=${l10n.t("Refresh")}
        @click=${() => context.refresh()}
      >
        <span class="codicon codicon-refresh" aria-hidden="true"></span>
        <span class="refresh-label">${l10n.t("Refresh")}</span>
      </button>
    </div>
    <p class="badges">${badges(state)}</p>
    ${
      state.problem
        ? presence === "gone"
          ? notice("warning", state.problem.sentence)
          : problemNotice(context, "profile", state.problem)
        : nothing
    }
    ${callouts(state)}
  </header>`;
}

/** The icon of the profile, the same as in the sidebar. */
function profileIconTemplate({ models = [], facts }: DetailsViewModel): TemplateResult {
  const traits = {
    type: facts.type ?? "SYSTEM_DEFINED",
    legacy: models.some(isLegacy),
    global: models.some(({ global }) => global),
  };
  const icon = profileIcon(traits);
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
  const words = [
    ...(facts.type ? [typeText(facts.type)] : []),
    ...(presence === "gone" ? [goneText(facts.name !== undefined)] : facts.status ? [statusText(facts.status)] : []),
    ...(models.some(({ global }) => global) ? [l10n.t("Global")] : []),
    ...(models.some(isLegacy) ? [l10n.t("Legacy")] : []),
  ];
  return words.map((word) => html`<vscode-badge>${word}</vscode-badge>`);
}

function goneText(wasThere: boolean): string {
  return wasThere ? l10n.t("Deleted") : l10n.t("Not found");
}

/** The one value that most people come for: what a client is given as its model. */
export function invokeWith({ facts }: DetailsViewModel, context: PageContext): TemplateResult | typeof nothing {
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
          ? l10n.t("Clients call an application profile by its ARN.")
          : l10n.t("Clients call a system-defined profile by its ID.")
      }
    </p>
  </section>`;
}
