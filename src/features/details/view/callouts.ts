import * as l10n from "@vscode/l10n";
import type { TemplateResult } from "lit";
import { html } from "lit";
import { notice } from "../../../webviews/page/notice";
import type { SectionView } from "../../../webviews/page/section";
import type { DetailsViewModel, Model } from "../viewModelSchema";
import type { PageContext } from "./context";

/**
 * Warnings about the profile: it cannot be used, it belongs to another account, data may leave the geography, or a model is being
 * retired.
 */
export const calloutsView: SectionView<DetailsViewModel, PageContext> = {
  place: "callouts",
  render: ({ facts, models = [] }) => [
    ...(facts.unusable === undefined ? [] : [unusableNotice(facts.unusable)]),
    ...(facts.foreign === undefined ? [] : [foreignNotice(facts.foreign)]),
    ...(models.some(({ global }) => global) ? [globalNotice()] : []),
    ...models.filter(isLegacy).map(legacyNotice),
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
