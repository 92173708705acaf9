import * as l10n from "@vscode/l10n";
import type { TemplateResult } from "lit";
import { html } from "lit";

/** Renders that a model is legacy, with the icon that its row in the tree has. */
export function legacySign(): TemplateResult {
  return html`<span class="legacy"
    ><span class="codicon codicon-history" aria-hidden="true"></span> ${l10n.t("Legacy")}</span
  >`;
}
