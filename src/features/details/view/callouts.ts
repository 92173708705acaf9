import * as l10n from "@vscode/l10n";
import type { TemplateResult } from "lit";
import { html, nothing } from "lit";
import { joinList } from "../../../messages/list";
import { notice } from "../../../webviews/page/notice";
import type { SectionView } from "../../../webviews/page/section";
import type { Deviations, DetailsViewModel, Model } from "../viewModelSchema";
import type { PageContext } from "./context";

/**
 * Warnings about the profile: it cannot be used, it belongs to another account, data may leave the geography, a model is being
 * retired, infrastructure code manages it, or it lacks required tags.
 */
export const calloutsView: SectionView<DetailsViewModel, PageContext> = {
  place: "callouts",
  render: ({ facts, models = [], managedBy, deviations }, context) => [
    ...(facts.unusable === undefined ? [] : [unusableNotice(facts.unusable)]),
    ...(facts.foreign === undefined ? [] : [foreignNotice(facts.foreign)]),
    ...(models.some(({ global }) => global) ? [globalNotice()] : []),
    ...models.filter(isLegacy).map(legacyNotice),
    ...(managedBy === undefined ? [] : [managedNotice(managedBy)]),
    ...(deviations === undefined ? [] : [deviationsNotice(deviations, context)]),
  ],
};

/** Returns whether AWS has announced the end of life of the model. */
export function isLegacy({ lifecycle }: Model): boolean {
  return lifecycle.kind === "known" && lifecycle.legacy;
}

function unusableNotice(reason: string): TemplateResult {
  return notice("warning", html`<strong>${l10n.t("Not usable.")}</strong> ${reason}`);
}

function foreignNotice(sentence: string): TemplateResult {
  return notice("info", html`<strong>${l10n.t("Owned by another account.")}</strong> ${sentence}`);
}

function globalNotice(): TemplateResult {
  return notice(
    "info",
    html`<strong>${l10n.t("Global routing.")}</strong> ${l10n.t(
        "Requests may run in any commercial Region, so data may leave the geography.",
      )}`,
  );
}

function managedNotice(managedBy: string): TemplateResult {
  return notice(
    "info",
    html`<strong>${l10n.t("Managed by infrastructure code.")}</strong> ${l10n.t(
        "{0}. A change here causes drift, and the next deployment may undo it.",
        managedBy,
      )}`,
  );
}

function deviationsNotice({ missing, notAllowed }: Deviations, context: PageContext): TemplateResult {
  const missingTexts = missing.map(({ key, similarKey }) =>
    similarKey === undefined ? key : l10n.t("{0} (similar to {1})", key, similarKey),
  );
  const notAllowedTexts = notAllowed.map(({ key, value }) => `${key}=${value}`);
  return notice(
    "warning",
    html`<strong>${l10n.t("Required tags.")}</strong>
      ${missing.length > 0 ? l10n.t("Missing: {0}.", joinList(missingTexts)) : nothing}
      ${notAllowed.length > 0 ? l10n.t("Values that are not allowed: {0}.", joinList(notAllowedTexts)) : nothing}`,
    html`<div class="actions">
      <button type="button" class="button secondary" @click=${() => context.runAction("addRequiredTags")}>
        ${l10n.t("Fix Required Tags...")}
      </button>
    </div>`,
  );
}

function legacyNotice({ lifecycle, name, id }: Model): TemplateResult {
  const endOfLife = lifecycle.kind === "known" ? lifecycle.endOfLife : undefined;
  return notice(
    "warning",
    html`<strong>${l10n.t("Legacy model.")}</strong> ${
        endOfLife
          ? l10n.t("{0} reaches its end of life on {1}. Plan to move to a newer model.", name ?? id, endOfLife.text)
          : l10n.t("AWS plans to retire {0}. Plan to move to a newer model.", name ?? id)
      }`,
  );
}
