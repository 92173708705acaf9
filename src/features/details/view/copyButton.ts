import * as l10n from "@vscode/l10n";
import type { TemplateResult } from "lit";
import { html } from "lit";
import type { CopyTarget } from "../protocol";
import type { PageContext } from "./context";
import { copyKey } from "./context";

/** A small button that copies the value next to it. The label names the value, for example `ARN`. */
export function copyButton(context: PageContext, target: CopyTarget, label: string): TemplateResult {
  const copied = context.copied === copyKey(target);
  const title = l10n.t("Copy {0}", label);
  return html`<button
    type="button"
    class="icon-button ${copied ? "copied" : ""}"
    title=${title}
    aria-label=${title}
    data-copied=${l10n.t("Copied")}
    @click=${() => context.copy(target, label)}
  >
    <span class="codicon codicon-${copied ? "check" : "copy"}" aria-hidden="true"></span>
  </button>`;
}

/** A value with its copy button. Foreign text comes in through the template, which never reads it as markup. */
export function copyable(
  context: PageContext,
  target: CopyTarget,
  label: string,
  value: TemplateResult | string,
): TemplateResult {
  return html`<span class="copyable"><span class="value">${value}</span>${copyButton(context, target, label)}</span>`;
}
