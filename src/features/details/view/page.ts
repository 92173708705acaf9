import * as l10n from "@vscode/l10n";
import "@vscode-elements/elements/dist/vscode-progress-bar/index.js";
import { html, LitElement, nothing } from "lit";
import type { PropertyValues, TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import type { RemedyName } from "../../../webviews/messages";
import { copyKey } from "../../../webviews/page/copyButton";
import { HostConnection } from "../../../webviews/page/hostConnection";
import type { SectionPlace } from "../../../webviews/page/section";
import { renderSections } from "../../../webviews/page/section";
import { handleTabStops, updateTabStops } from "../../../webviews/page/tabStops";
import type {
  CopyField,
  CopyTarget,
  HostMessage,
  Intent,
  SavedPage,
  SectionId,
  TagEditIntent,
  TagSuggestion,
  UsageIntent,
} from "../detailsMessages";
import { parseHostMessage } from "../detailsMessages";
import type { DetailsViewModel, PageAction } from "../viewModelSchema";
import { announceChange } from "./announcements";
import type { PageContext } from "./context";
import { header } from "./header";
import { sectionViews } from "./sections";
import type { TagDrafts } from "./tagDrafts";
import { isEmpty, parseDrafts } from "./tagDrafts";

/** The time in milliseconds for which a copy button shows its confirmation. */
const copiedMs = 2000;

/** The fields that clients use to identify a profile. */
const identifyingFields: ReadonlySet<CopyField> = new Set<CopyField>(["arn", "id"]);

/** The details page. It renders without a shadow root, so that a single stylesheet applies to the entire page. */
@customElement("inference-profile-details")
export class InferenceProfileDetails extends LitElement implements PageContext {
  readonly #host = new HostConnection<Intent, HostMessage, SavedPage>(parseHostMessage);
  /** The labels of the copied values, by key. */
  readonly #labels = new Map<string, string>();
  #listening = new AbortController();
  #copiedTimer: ReturnType<typeof setTimeout> | undefined;
  #refreshing = false;
  #scrollTo = 0;
  #focused: Element | null = null;

  @state() private viewModel: DetailsViewModel | undefined;
  @state() copied: string | undefined;
  @state() tagSuggestions: readonly TagSuggestion[] = [];
  @state() private announcement = { text: "", number: 0 };
  remedyTitles: Record<RemedyName, string> = {
    retry: "",
    copyIamPolicy: "",
    openQuotas: "",
    signIn: "",
    setUpCredentials: "",
    selectAwsProfiles: "",
    selectRegions: "",
    proxySettings: "",
    openFile: "",
    showLog: "",
  };

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#host.listen((message) => this.#receive(message), signal);
    handleTabStops(this, signal);
    window.addEventListener("scroll", () => this.#host.saveScroll(window.scrollY), { signal, passive: true });
    this.#host.send({ type: "ready" });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listening.abort();
    clearTimeout(this.#copiedTimer);
  }

  copy(target: CopyTarget, label: string): void {
    this.#labels.set(copyKey(target), label);
    this.#host.send({ type: "copy", target });
  }

  runAction(action: PageAction): void {
    this.#host.send({ type: "action", action });
  }

  open(arn: string): void {
    this.#host.send({ type: "open", arn });
  }

  get savedDrafts(): TagDrafts {
    return parseDrafts(this.#host.draft);
  }

  saveDrafts(drafts: TagDrafts): void {
    this.#host.saveDraft(isEmpty(drafts) ? undefined : drafts);
  }

  tagFormOpened(): void {
    this.#host.send({ type: "tagFormOpened" });
  }

  editTag(edit: TagEditIntent["edit"]): void {
    this.#host.send({ type: "editTag", edit });
  }

  runRemedy(section: SectionId, remedy: RemedyName): void {
    this.#refreshing ||= remedy === "retry";
    this.#host.send({ type: "remedy", section, remedy });
  }

  refresh(): void {
    this.#refreshing = true;
    this.#host.send({ type: "refresh" });
  }

  sendUsage(intent: UsageIntent): void {
    this.#host.send(intent);
  }

  #receive(message: HostMessage): void {
    switch (message.type) {
      case "init":
        if (message.bundle) {
          l10n.config({ contents: message.bundle });
        }
        this.remedyTitles = message.remedyTitles;
        this.#scrollTo = this.#host.save(message.saved);
        this.#reset();
        this.#show(message.viewModel);
        return;
      case "update":
        this.#show(message.viewModel);
        return;
      case "copied":
        this.#markCopied(message.target);
        this.#announce(this.#copiedText(message.target));
        return;
      case "tagSuggestions":
        this.tagSuggestions = message.suggestions;
        return;
      case "copyFailed":
        this.#announce(l10n.t("Could not copy: {0}", this.#labelOf(message.target)));
    }
  }

  /** Removes the previous content, because the panel may now show another profile. */
  #reset(): void {
    if (this.viewModel) {
      window.scrollTo({ top: 0 });
    }
    this.viewModel = undefined;
    this.copied = undefined;
    this.tagSuggestions = [];
    this.#refreshing = false;
    this.#labels.clear();
  }

  #show(next: DetailsViewModel): void {
    const announcement = announceChange(this.viewModel, next, this.#refreshing);
    if (announcement !== undefined) {
      this.#announce(announcement);
    }
    this.#refreshing &&= next.busy || this.viewModel?.busy !== true;
    this.viewModel = next;
  }

  #markCopied(target: CopyTarget): void {
    this.copied = copyKey(target);
    clearTimeout(this.#copiedTimer);
    this.#copiedTimer = setTimeout(() => {
      this.copied = undefined;
    }, copiedMs);
  }

  /** Returns the confirmation, including a warning if the copied value identifies a profile that cannot be used. */
  #copiedText(target: CopyTarget): string {
    const unusable = this.viewModel?.facts.unusable;
    return unusable !== undefined && identifyingFields.has(target.field)
      ? l10n.t("Copied: {0}. {1}", this.#labelOf(target), unusable)
      : l10n.t("Copied: {0}", this.#labelOf(target));
  }

  #labelOf(target: CopyTarget): string {
    return this.#labels.get(copyKey(target)) ?? "";
  }

  #announce(text: string): void {
    this.announcement = { text, number: this.announcement.number + 1 };
  }

  protected override willUpdate(): void {
    this.#focused = document.activeElement;
  }

  protected override updated(changed: PropertyValues): void {
    updateTabStops(this);
    // If the focused button was removed together with its notice, move the focus to the heading.
    if (this.#focused && this.#focused !== document.body && !this.#focused.isConnected) {
      this.querySelector("h1")?.focus();
    }
    if (changed.has("viewModel") && this.#scrollTo > 0) {
      const top = this.#scrollTo;
      this.#scrollTo = 0;
      // Wait for the icon font, because the layout changes when it loads, which would scroll the page again.
      const restoreScroll = () => window.scrollTo({ top });
      document.fonts.load("16px codicon").then(restoreScroll, restoreScroll);
    }
  }

  protected override render(): TemplateResult {
    return html`${this.viewModel ? keyed(this.viewModel.facts.arn, this.#content(this.viewModel)) : nothing}
      <div class="visually-hidden" role="status" aria-live="polite">
        ${keyed(this.announcement.number, html`<p>${this.announcement.text}</p>`)}
      </div>`;
  }

  #content(viewModel: DetailsViewModel): TemplateResult {
    const sections = (place: SectionPlace) => renderSections(sectionViews, place, viewModel, this);
    return html`<main aria-busy=${viewModel.busy ? "true" : "false"}>
      ${
        viewModel.busy
          ? html`<vscode-progress-bar indeterminate aria-label=${l10n.t("Loading")}></vscode-progress-bar>`
          : nothing
      }
      <div class="page ${viewModel.presence === "notFound" ? "not-found" : ""}">
        ${header(viewModel, this, sections("callouts"))} ${sections("top")}
        <div class="columns">
          <div class="column">${sections("main")}</div>
          <div class="column">${sections("side")}</div>
        </div>
        ${sections("bottom")}
      </div>
    </main>`;
  }
}
