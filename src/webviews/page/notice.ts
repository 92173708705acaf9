import type { TemplateResult } from "lit";
import { html } from "lit";
import type { ProblemMessage, RemedyName } from "../messages";

export type Severity = "info" | "warning" | "error";

/** Renders a highlighted message with an icon for its severity and optional buttons below it. */
export function notice(severity: Severity, text: TemplateResult | string, actions?: TemplateResult): TemplateResult {
  return html`<div class="notice ${severity}">
    <span class="codicon codicon-${severity}" aria-hidden="true"></span>
    <div class="notice-body">
      <p>${text}</p>
      ${actions}
    </div>
  </div>`;
}

/** Renders a problem with its remedies as buttons. */
export function problemNotice(
  problem: ProblemMessage,
  titles: Readonly<Record<RemedyName, string>>,
  onRemedy: (remedy: RemedyName) => void,
): TemplateResult {
  const buttons = problem.remedies.map(
    (remedy) =>
      html`<button type="button" class="button secondary" @click=${() => onRemedy(remedy)}>${titles[remedy]}</button>`,
  );
  return notice(
    "error",
    problem.sentence,
    buttons.length > 0 ? html`<div class="actions">${buttons}</div>` : undefined,
  );
}
