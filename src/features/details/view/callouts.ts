import * as l10n from "@vscode/l10n";
import type { TemplateResult } from "lit";
import { html } from "lit";
import type { DetailsViewModel, ModelState } from "../detailsMessages";
import { notice } from "./notice";

/** What a person should know before using the profile: that requests may leave the geography, that a model is going away. */
export function callouts({ models = [] }: DetailsViewModel): TemplateResult[] {
  return [
    ...(models.some(({ global }) => global) ? [globalNotice()] : []),
    ...models.filter(isLegacy).map(legacyNotice),
  ];
}

function globalNotice(): TemplateResult {
  return notice(
    "info",
    html`<strong>${l10n.t("Global routing.")}</strong> ${l10n.t(
        "Requests may run in any commercial Region, so data may leave the geography.",
      )}`,
  );
}

/** Whether AWS has announced the model's end. */
export function isLegacy({ lifecycle }: ModelState): boolean {
  return lifecycle.kind === "known" && lifecycle.legacy;
}

function legacyNotice({ lifecycle, name, id }: ModelState): TemplateResult {
  const end = lifecycle.kind === "known" ? lifecycle.endOfLife : undefined;
  return notice(
    "warning",
    html`<strong>${l10n.t("Legacy model.")}</strong> ${
        end
          ? l10n.t("The end of life of {0} is {1}. Plan a move to a newer model.", name ?? id, end.text)
          : l10n.t("AWS is going to withdraw {0}. Plan a move to a newer model.", name ?? id)
      }`,
  );
}
