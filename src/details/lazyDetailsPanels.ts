import type * as vscode from "vscode";
import type { Connection } from "../core/connection";
import type { Disposable } from "../core/emitter";
import type { InferenceProfile } from "../core/inferenceProfile";
import type { DetailsPanels } from "./panel";

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
  async show(connection: Connection, arn: string, known?: InferenceProfile, preserveFocus?: boolean): Promise<void> {
    (await this.#loaded()).show(connection, arn, known, preserveFocus);
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
