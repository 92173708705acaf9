import * as l10n from "@vscode/l10n";
import type { PropertyValues, TemplateResult } from "lit";
import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Tag } from "../../../domain/inferenceProfile";
import { copyable } from "../../../webviews/page/copyButton";
import { updateTabStops } from "../../../webviews/page/tabStops";
import type { ShownTag, Tags } from "../viewModelSchema";
import type { PageContext } from "./context";
import {
  findDraftHints,
  findDraftViolation,
  isEmpty,
  noDrafts,
  trimTag,
  withAdded,
  withChanged,
  withoutApplied,
  withoutChanged,
} from "./tagDrafts";
import type { TagDrafts } from "./tagDrafts";
import { tagForm } from "./tagForm";

type KnownTags = Extract<Tags, { kind: "known" }>;

/** A control of a tag or, if the key is empty, of the new tag. */
interface FocusTarget {
  readonly key: string;
  readonly part: keyof typeof controlSelectors;
}

/** The selectors of the controls in a row or form. The button of a row is the first one, which edits the tag. */
const controlSelectors = { input: "input", invalid: "[aria-invalid=true]", button: ".tag-actions>button" };

/** The table of tags, in which tags can be added, changed, and removed. */
@customElement("inference-profile-tags")
export class TagTable extends LitElement {
  @property({ attribute: false }) known: KnownTags = { kind: "known", tags: [], editing: { kind: "unavailable" } };
  /** The context is always the same object, but its contents change. */
  @property({ attribute: false, hasChanged: () => true }) context: PageContext | undefined;
  @state() private drafts: TagDrafts = noDrafts;
  /** Whether the form of the new tag was submitted, so that a missing key is an error. */
  @state() private submitted = false;
  /** The tags in the last update. */
  #shown: readonly Tag[] = [];
  /** The control to focus after the update. */
  #focusNext: FocusTarget | undefined;
  #focused: HTMLElement | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.drafts = this.context?.savedDrafts ?? noDrafts;
    if (!isEmpty(this.drafts)) {
      this.context?.tagFormOpened();
    }
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("known")) {
      this.#setDrafts(withoutApplied(this.drafts, this.#shown, this.known.tags));
      this.#shown = this.known.tags;
    }
    const { activeElement } = document;
    this.#focused = activeElement instanceof HTMLElement && this.contains(activeElement) ? activeElement : undefined;
  }

  protected override updated(): void {
    updateTabStops(this);
    const focused = this.#focused;
    // If the focused control was removed together with its row or form, move the focus to the controls of the same tag.
    const lostKey =
      focused && !focused.isConnected ? (focused.closest<HTMLElement>("[data-tag]")?.dataset["tag"] ?? "") : undefined;
    const target = this.#focusNext ?? (lostKey === undefined ? undefined : { key: lostKey, part: "button" });
    this.#focusNext = undefined;
    if (target) {
      const control = this.#find(target) ?? this.#find({ key: "", part: "button" }) ?? this.querySelector("input");
      control?.focus();
      if (control instanceof HTMLInputElement) {
        control.select();
      }
    }
  }

  #find({ key, part }: FocusTarget): HTMLElement | null {
    if (part === "button" && key === "") {
      return this.querySelector(".tag-add");
    }
    const row = this.querySelector(`[data-tag="${CSS.escape(key)}"]`);
    return row?.querySelector<HTMLElement>(controlSelectors[part]) ?? null;
  }

  protected override render(): TemplateResult {
    const { tags, editing } = this.known;
    const isEditable = editing.kind === "available";
    const rows = isEditable ? [...tags, ...this.#removedTags()] : tags;
    return html`${rows.length === 0 ? html`<p class="muted">${l10n.t("No tags.")}</p>` : this.#table(rows, isEditable)}
    ${isEditable ? this.#addition() : nothing}
    ${editing.kind === "refused" ? html`<p class="hint">${editing.reason}</p>` : nothing}`;
  }

  /** Returns the tags that are being changed and have been removed by somebody else, so that the typed values are not lost. */
  #removedTags(): ShownTag[] {
    return this.drafts.changed
      .filter((draft) => this.known.tags.every(({ key }) => key !== draft.key))
      .map(({ key }) => ({ key, value: "", reserved: false, exact: true }));
  }

  #table(tags: readonly ShownTag[], isEditable: boolean): TemplateResult {
    return html`<table class="tags" data-one-tab-stop>
      <caption class="visually-hidden">
        ${l10n.t("Tags of this inference profile")}
      </caption>
      <thead>
        <tr>
          <th scope="col">${l10n.t("Key")}</th>
          <th scope="col">${l10n.t("Value")}</th>
        </tr>
      </thead>
      <tbody>
        ${repeat(
          tags,
          ({ key }) => key,
          (tag, index) => {
            const draft = isEditable ? this.drafts.changed.find(({ key }) => key === tag.key) : undefined;
            return draft ? this.#formRow(tag, draft, index) : this.#row(tag, isEditable);
          },
        )}
      </tbody>
    </table>`;
  }

  #row(tag: ShownTag, isEditable: boolean): TemplateResult {
    const { context } = this;
    const { key, value, reserved, exact } = tag;
    if (!context) {
      return html``;
    }
    return html`<tr data-tag=${key}>
      <th scope="row">
        ${copyable(context, { field: "tagKey", of: key }, l10n.t("tag key {0}", key), key)}
        ${reserved ? html`<span class="hint">${l10n.t("set by AWS")}</span>` : nothing}
      </th>
      <td>
        <span class="tag-value">
          ${
            value === ""
              ? html`<span class="muted">${l10n.t("(empty)")}</span>`
              : copyable(context, { field: "tagValue", of: key }, l10n.t("value of tag {0}", key), value)
          }
          ${isEditable && exact && !reserved ? this.#buttons(tag) : nothing}
        </span>
      </td>
    </tr>`;
  }

  #buttons({ key, value }: ShownTag): TemplateResult {
    return html`<span class="tag-actions">
      ${iconButton("edit", l10n.t("Edit tag {0}", key), () => this.#open(withChanged(this.drafts, { key, value }), key))}
      ${iconButton("trash", l10n.t("Remove tag {0}", key), () => this.context?.editTag({ kind: "remove", key }))}
    </span>`;
  }

  #formRow(tag: ShownTag, draft: Tag, index: number): TemplateResult {
    const close = () => this.#close(withoutChanged(this.drafts, tag.key), tag.key);
    return html`<tr data-tag=${tag.key}>
      <td colspan="2">
        ${tagForm({
          id: `tag-${index}`,
          draft,
          hasKeyInput: false,
          suggestedKeys: [],
          suggestedValues: this.#suggestedValues(tag.key),
          violation: findDraftViolation(draft, []),
          hints: findDraftHints(draft, this.known.tags, this.#suggestions),
          onInput: ({ value }) => this.#setDrafts(withChanged(this.drafts, { key: tag.key, value })),
          onSubmit: () => (draft.value === tag.value ? close() : this.#submit(draft, [], tag.key)),
          onCancel: close,
        })}
      </td>
    </tr>`;
  }

  /** Renders the form of the new tag, or the button that opens it. */
  #addition(): TemplateResult {
    const { added } = this.drafts;
    if (!added) {
      return html`<button
        type="button"
        class="button secondary tag-add"
        @click=${() => this.#open(withAdded(this.drafts, { key: "", value: "" }), "")}
      >
        <span class="codicon codicon-add" aria-hidden="true"></span>
        <span>${l10n.t("Add Tag")}</span>
      </button>`;
    }
    const { tags } = this.known;
    const violation = findDraftViolation(added, tags);
    const isKeyMissing = violation?.kind === "key" && violation.violation.kind === "required";
    const keys = this.#suggestions.map(({ key }) => key);
    return html`<div data-tag="">
      ${tagForm({
        id: "tag-added",
        draft: added,
        hasKeyInput: true,
        suggestedKeys: keys.filter((key) => tags.every((tag) => tag.key !== key)),
        suggestedValues: this.#suggestedValues(trimTag(added).key),
        violation: isKeyMissing && !this.submitted ? undefined : violation,
        hints: findDraftHints(added, tags, this.#suggestions),
        onInput: (draft) => this.#setDrafts(withAdded(this.drafts, draft)),
        onSubmit: () => this.#submit(added, tags, ""),
        onCancel: () => this.#close(withAdded(this.drafts, undefined), ""),
      })}
    </div>`;
  }

  get #suggestions() {
    return this.context?.tagSuggestions ?? [];
  }

  #suggestedValues(key: string): readonly string[] {
    return this.#suggestions.find((each) => each.key === key)?.values ?? [];
  }

  #open(drafts: TagDrafts, key: string): void {
    this.submitted = false;
    this.#setDrafts(drafts);
    this.#focusNext = { key, part: "input" };
    this.context?.tagFormOpened();
  }

  #close(drafts: TagDrafts, key: string): void {
    this.#setDrafts(drafts);
    this.#focusNext = { key, part: "button" };
  }

  /** Continues to the plan. The form stays open until the tag is applied, so that the user can cancel without losing the text. */
  #submit(draft: Tag, others: readonly Tag[], formKey: string): void {
    this.submitted = true;
    const violation = findDraftViolation(draft, others);
    if (violation) {
      this.#focusNext = { key: formKey, part: "invalid" };
      this.requestUpdate();
    } else {
      this.context?.editTag({ kind: "set", ...trimTag(draft) });
    }
  }

  #setDrafts(drafts: TagDrafts): void {
    this.drafts = drafts;
    this.context?.saveDrafts(drafts);
  }
}

function iconButton(codicon: string, label: string, onClick: () => void): TemplateResult {
  return html`<button type="button" class="icon-button" title=${label} aria-label=${label} @click=${onClick}>
    <span class="codicon codicon-${codicon}" aria-hidden="true"></span>
  </button>`;
}
