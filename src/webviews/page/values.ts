import type { TemplateResult } from "lit";
import { html } from "lit";

/** Renders a bar in place of a value that is still loading. For screen readers, `aria-busy` is set instead. */
export function placeholder(): TemplateResult {
  return html`<span class="placeholder" aria-hidden="true"></span>`;
}

/** Renders an ID or ARN, or nothing if it is missing or empty. */
export function code(text: string | undefined): TemplateResult | undefined {
  return text ? html`<code>${text}</code>` : undefined;
}

/** Renders a Region by its name and code, or only by its code if it has no name. */
export function regionText(region: { readonly name: string; readonly code: string }): TemplateResult {
  return region.name === region.code
    ? html`<code>${region.code}</code>`
    : html`${region.name} <code class="muted">${region.code}</code>`;
}

/** Renders a date in human- and machine-readable form, or nothing if it is missing. */
export function dateText(
  date: { readonly text: string; readonly iso: string } | undefined,
): TemplateResult | undefined {
  return date && html`<time datetime=${date.iso} title=${date.iso}>${date.text}</time>`;
}
