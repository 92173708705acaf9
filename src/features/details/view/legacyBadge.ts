import * as l10n from "@vscode/l10n";
import type { TemplateResult } from "lit";
import { html } from "lit";

/** Renders the legacy badge, with the same icon as the model's row in the tree. */
export function legacyBadge(): TemplateResult {
  return html`<span class="legacy"
    ><span class="codicon codicon-history" aria-hidden="true"></span> ${l10n.t("Legacy")}</span
  >`;
}
