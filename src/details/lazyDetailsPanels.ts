import type * as vscode from "vscode";
import type { Disposable } from "../core/emitter";
import type { DetailsTarget } from "./detailsLoader";
import type { DetailsPanels } from "./panel";

/** How a page is opened. */
export interface ShowOptions extends Pick<DetailsTarget, "justRead"> {
  /** Whether the keyboard stays where it is. */
  readonly preserveFocus?: boolean;
}

/** The view type of the pages, for the serializer. */
export const detailsViewType = "bedrockProfiles.details";

/**
 * The details pages, whose code is loaded with the first page. Registered at activation, so that the editor can bring pages
 * back after its window was reloaded.
 */
export class LazyDetailsPanels implements vscode.WebviewPanelSerializer, Disposable {
  readonly #load: () => Promise<DetailsPanels>;
  #panels: Promise<DetailsPanels> | undefined;
  #disposed = false;

  constructor(load: () => Promise<DetailsPanels>) {
    this.#load = load;
  }

  /** Opens the page of a profile, or reveals it; see `DetailsPanels.show`. */
  async show(target: DetailsTarget & ShowOptions): Promise<void> {
    (await this.#loaded()).show(target);
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, saved: unknown): Promise<void> {
    (await this.#loaded()).restore(panel, saved);
  }

  dispose(): void {
    this.#disposed = true;
    // Where loading failed there is nothing to let go of, and the failure was told to who asked for a page.
    this.#panels?.then(
      (panels) => panels.dispose(),
      () => undefined,
    );
  }

  #loaded(): Promise<DetailsPanels> {
    this.#panels ??= this.#load().then((panels) => {
      if (this.#disposed) {
        panels.dispose();
      }
      return panels;
    });
    return this.#panels;
  }
}
