import * as l10n from "@vscode/l10n";
import { html, LitElement, nothing } from "lit";
import type { PropertyValues, TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import "@vscode-elements/elements/dist/vscode-progress-bar/index.js";
import type { DetailsViewModel, RemedyName } from "../detailsMessages";
import type { CopyTarget, HostMessage, Section } from "../protocol";
import { announceChange } from "./announcements";
import type { PageContext } from "./context";
import { copyKey } from "./context";
import { overview } from "./facts";
import { header, invokeWith } from "./header";
import { Host } from "./host";
import { models } from "./models";
import { related } from "./related";
import { tags } from "./tags";

/** How long a copy button says that it has copied, in milliseconds. */
const copiedFor = 2000;

/** The details page. It renders into the document itself, so that the one stylesheet reaches everything. */
@customElement("inference-profile-details")
export class InferenceProfileDetails extends LitElement implements PageContext {
  readonly #host = new Host();
  /** What the buttons that were pressed last call their values. */
  readonly #labels = new Map<string, string>();
  #listening = new AbortController();
  #copiedTimer: ReturnType<typeof setTimeout> | undefined;
  #refreshing = false;
  #scrollTo = 0;
  #focused: Element | null = null;

  @state() private shown: DetailsViewModel | undefined;
  @state() copied: string | undefined;
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
    window.addEventListener("scroll", () => this.#host.keepScroll(window.scrollY), { signal, passive: true });
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

  open(arn: string): void {
    this.#host.send({ type: "open", arn });
  }

  remedy(section: Section, remedy: RemedyName): void {
    this.#refreshing ||= remedy === "retry";
    this.#host.send({ type: "remedy", section, remedy });
  }

  refresh(): void {
    this.#refreshing = true;
    this.#host.send({ type: "refresh" });
  }

  #receive(message: HostMessage): void {
    switch (message.type) {
      case "init":
        if (message.bundle) {
          l10n.config({ contents: message.bundle });
        }
        this.remedyTitles = message.remedyTitles;
        this.#scrollTo = this.#host.keep(message.saved);
        this.#show(message.state);
        return;
      case "state":
        this.#show(message.state);
        return;
      case "copied":
        this.#markCopied(message.target);
        this.#announce(l10n.t("Copied: {0}", this.#labelOf(message.target)));
        return;
      case "copyFailed":
        this.#announce(l10n.t("Not copied: {0}", this.#labelOf(message.target)));
    }
  }

  #show(next: DetailsViewModel): void {
    const told = announceChange(this.shown, next, this.#refreshing);
    if (told !== undefined) {
      this.#announce(told);
    }
    this.#refreshing &&= next.busy || this.shown?.busy !== true;
    this.shown = next;
  }

  #markCopied(target: CopyTarget): void {
    this.copied = copyKey(target);
    clearTimeout(this.#copiedTimer);
    this.#copiedTimer = setTimeout(() => {
      this.copied = undefined;
    }, copiedFor);
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
    // A button that did its work may be gone: its notice was answered. The keyboard goes on from the top.
    if (this.#focused && this.#focused !== document.body && !this.#focused.isConnected) {
      this.querySelector("h1")?.focus();
    }
    if (changed.has("shown") && this.#scrollTo > 0) {
      window.scrollTo({ top: this.#scrollTo });
      this.#scrollTo = 0;
    }
  }

  protected override render(): TemplateResult {
    return html`${this.shown ? this.#content(this.shown) : nothing}
      <div class="visually-hidden" role="status" aria-live="polite">
        ${keyed(this.announcement.number, html`<p>${this.announcement.text}</p>`)}
      </div>`;
  }

  #content(shown: DetailsViewModel): TemplateResult {
    return html`<main aria-busy=${shown.busy ? "true" : "false"}>
      ${
        shown.busy
          ? html`<vscode-progress-bar indeterminate aria-label=${l10n.t("Loading")}></vscode-progress-bar>`
          : nothing
      }
      <div class="page ${shown.presence === "gone" ? "gone" : ""}">
        ${header(shown, this)} ${invokeWith(shown, this)}
        <div class="columns">
          <div class="column">${overview(shown, this)}</div>
          <div class="column">${related(shown, this)} ${tags(shown, this)}</div>
        </div>
        ${models(shown, this)}
      </div>
    </main>`;
  }
}
