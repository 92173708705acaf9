import type * as vscode from "vscode";
import type { ProfileRef } from "../../profiles/profileStore";
import type { Disposable } from "../../util/emitter";
import { Lazy } from "../../util/lazy";
import type { DetailsTarget } from "./detailsLoader";
import type { DetailsPanels } from "./detailsPanels";

/** The options for opening a page. */
export interface ShowOptions extends Pick<DetailsTarget, "justRead"> {
  /** Whether keyboard focus stays where it is. */
  readonly preserveFocus?: boolean;
  /** Whether the page is a preview, which the next preview replaces. */
  readonly preview?: boolean;
}

/** Provides the details pages. Their code is loaded with the first page. */
export class LazyDetailsPanels implements vscode.WebviewPanelSerializer, Disposable {
  readonly #panels: Lazy<DetailsPanels>;
  #loaded: DetailsPanels | undefined;

  constructor(load: () => Promise<DetailsPanels>) {
    this.#panels = new Lazy(async () => (this.#loaded = await load()));
  }

  /** The profile of the active page (see `DetailsPanels.activeProfile`). */
  get activeProfile(): ProfileRef | undefined {
    return this.#loaded?.activeProfile;
  }

  /** Opens or reveals the page of an inference profile (see `DetailsPanels.show`). */
  async show(target: DetailsTarget & ShowOptions): Promise<void> {
    (await this.#panels.get()).show(target);
  }

  /** Turns the preview into a regular page. */
  async keepOpen(): Promise<void> {
    (await this.#panels.get()).keepOpen();
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, saved: unknown): Promise<void> {
    (await this.#panels.get()).restore(panel, saved);
  }

  dispose(): void {
    this.#panels.dispose();
  }
}
