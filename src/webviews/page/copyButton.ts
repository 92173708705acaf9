import * as l10n from "@vscode/l10n";
import type { TemplateResult } from "lit";
import { html } from "lit";

/** Identifies a value to copy, which the host looks up. `of` distinguishes values of the same field. */
export interface CopyTarget {
  readonly field: string;
  readonly of?: string;
}

/** The page functionality that copy buttons use. */
export interface CopyContext<Target extends CopyTarget> {
  /** The key of the value that was just copied, while its button shows the confirmation. */
  readonly copied: string | undefined;
  /** Asks the host to copy a value. Screen readers announce the label of the value. */
  copy(target: Target, label: string): void;
}

/** Returns a key that is unique for each value on a page. */
export function copyKey({ field, of }: CopyTarget): string {
  return `${field} ${of ?? ""}`;
}

/**
 * When a copy button is visible: always, or only while the pointer is over its value or the button has the keyboard focus. It is
 * always available to screen readers and on touch screens.
 */
export type CopyButtonVisibility = "always" | "onHoverOrFocus";

/** Renders a small button that copies a value. The label describes the value, for example `ARN`. */
export function copyButton<Target extends CopyTarget>(
  context: CopyContext<Target>,
  target: Target,
  label: string,
  visibility: CopyButtonVisibility = "onHoverOrFocus",
): TemplateResult {
  const copied = context.copied === copyKey(target);
  const title = l10n.t("Copy {0}", label);
  return html`<button
    type="button"
    class="icon-button ${visibility === "always" ? "always" : ""} ${copied ? "copied" : ""}"
    title=${title}
    aria-label=${title}
    data-copied=${l10n.t("Copied")}
    @click=${() => context.copy(target, label)}
  >
    <span class="codicon codicon-${copied ? "check" : "copy"}" aria-hidden="true"></span>
  </button>`;
}

/** Renders a value followed by its copy button. The template never treats untrusted text as markup. */
export function copyable<Target extends CopyTarget>(
  context: CopyContext<Target>,
  target: Target,
  label: string,
  value: TemplateResult | string,
  visibility?: CopyButtonVisibility,
): TemplateResult {
  const button = copyButton(context, target, label, visibility);
  return html`<span class="copyable"><span class="value">${value}</span>${button}</span>`;
}
