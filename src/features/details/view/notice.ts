import type { TemplateResult } from "lit";
import { html } from "lit";
import type { ProblemMessageState } from "../detailsMessages";
import type { Section } from "../protocol";
import type { PageContext } from "./context";

export type Severity = "info" | "warning" | "error";

/** A sentence that stands out, with an icon that says how bad it is and, under it, what can be done. */
export function notice(severity: Severity, text: TemplateResult | string, actions?: TemplateResult): TemplateResult {
  return html`<div class="notice ${severity}">
    <span class="codicon codicon-${severity}" aria-hidden="true"></span>
    <div class="notice-body">
      <p>${text}</p>
      ${actions}
    </div>
  </div>`;
}

/** A problem of a part of the page, with its next steps as buttons. */
export function problemNotice(context: PageContext, section: Section, problem: ProblemMessageState): TemplateResult {
  const buttons = problem.remedies.map(
    (remedy) =>
      html`<button type="button" class="button secondary" @click=${() => context.remedy(section, remedy)}>
        ${context.remedyTitles[remedy]}
      </button>`,
  );
  return notice(
    "error",
    problem.sentence,
    buttons.length > 0 ? html`<div class="actions">${buttons}</div>` : undefined,
  );
}
