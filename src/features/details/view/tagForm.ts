import * as l10n from "@vscode/l10n";
import type { TemplateResult } from "lit";
import { html, nothing } from "lit";
import type { TagViolation } from "../../../domain/constraints";
import type { Tag } from "../../../domain/inferenceProfile";
import { formatTagViolation } from "../../../messages/validationMessages";
import type { DraftHint } from "./tagDrafts";

/** The contents and events of a form for one tag. */
export interface TagForm {
  /** Distinguishes the elements of this form from those of other forms. */
  readonly id: string;
  readonly draft: Tag;
  /** Whether the key can be typed. The key of an existing tag is fixed. */
  readonly hasKeyInput: boolean;
  readonly suggestedKeys: readonly string[];
  readonly suggestedValues: readonly string[];
  readonly violation: TagViolation | undefined;
  readonly hints: readonly DraftHint[];
  onInput(draft: Tag): void;
  onSubmit(): void;
  onCancel(): void;
}

/** Renders a form that adds or changes one tag. Enter continues to the plan, and Esc closes the form. */
export function tagForm(form: TagForm): TemplateResult {
  const { id, draft, hasKeyInput, violation, hints } = form;
  const messageId = `${id}-message`;
  const invalid = violation ? (violation.kind === "value" ? "value" : "key") : undefined;
  const submit = (event: Event) => {
    event.preventDefault();
    form.onSubmit();
  };
  const cancelOnEscape = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.isComposing) {
      event.preventDefault();
      form.onCancel();
    }
  };
  return html`<form class="tag-form" novalidate @submit=${submit} @keydown=${cancelOnEscape}>
    <div class="tag-inputs">
      ${
        hasKeyInput
          ? input(form, "key", l10n.t("Key"), invalid === "key", (key) => form.onInput({ ...draft, key }))
          : nothing
      }
      ${input(
        form,
        "value",
        hasKeyInput ? l10n.t("Value") : l10n.t("Value of {0}", draft.key),
        invalid === "value" || (invalid === "key" && !hasKeyInput),
        (value) => form.onInput({ ...draft, value }),
      )}
    </div>
    <div id=${messageId} aria-live="polite">${violation ? violationText(violation) : hints.map(hintText)}</div>
    <div class="actions">
      <button type="submit" class="button">${l10n.t("Review Changes...")}</button>
      <button type="button" class="button secondary" @click=${() => form.onCancel()}>${l10n.t("Cancel")}</button>
    </div>
  </form>`;
}

function input(
  { id, draft, suggestedKeys, suggestedValues }: TagForm,
  field: "key" | "value",
  label: string,
  isInvalid: boolean,
  onInput: (text: string) => void,
): TemplateResult {
  const listId = `${id}-${field}-suggestions`;
  const suggestions = field === "key" ? suggestedKeys : suggestedValues;
  return html`<label class="tag-input">
    <span class="value">${label}</span>
    <input
      type="text"
      data-field=${field}
      list=${listId}
      autocomplete="off"
      spellcheck="false"
      aria-invalid=${isInvalid ? "true" : "false"}
      aria-describedby=${`${id}-message`}
      .value=${draft[field]}
      @input=${({ target }: InputEvent) => onInput(target instanceof HTMLInputElement ? target.value : "")}
    />
    <datalist id=${listId}>${suggestions.map((text) => html`<option value=${text}></option>`)}</datalist>
  </label>`;
}

function violationText(violation: TagViolation): TemplateResult {
  const { headline, explanation } = formatTagViolation(violation);
  return message("error", explanation === "" ? headline : `${headline} ${explanation}`);
}

function hintText(hint: DraftHint): TemplateResult {
  return message(
    "warning",
    hint.kind === "similarKey"
      ? l10n.t("{0} is similar to {1}, which is another key", hint.key, hint.similar)
      : l10n.t("Not one of the allowed values: {0}", hint.allowed.join(" · ")),
  );
}

function message(severity: "error" | "warning", text: string): TemplateResult {
  return html`<p class="tag-message ${severity}">
    <span class="codicon codicon-${severity}" aria-hidden="true"></span><span class="value">${text}</span>
  </p>`;
}
